//! What stands in the side column: quotes and numbers along the last lines of the text before them, sub-headings along the first ones
//! of the text behind them.

use super::measure::{Grid, Measured, Row};
use crate::pagination::Block;

/// Blocks that follow one another and may stand in the side column: all of them do, or none.
pub(super) struct Group {
    pub items: Vec<i64>,
    /// The lines that they take there.
    pub lines: u32,
}

/// What may stand in the side column of a flow.
pub(super) fn groups(measured: &Measured) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in measured.rows.iter().filter(|row| row.kind == "side") {
        let (item, lines) = (row.place.0, row.lines(measured.grid));
        match groups.last_mut().filter(|group| group.items.last() == Some(&(item - 1))) {
            Some(group) => {
                group.items.push(item);
                group.lines += lines + 1;
            }
            None => groups.push(Group { items: vec![item], lines }),
        }
    }
    groups
}

/// The last row of the text that `rows` end with, not counting the figures behind it, and the lines of all of that text.
fn text_before(rows: &[Row], begins: &[bool], grid: Grid) -> Option<(usize, u32)> {
    let figures = rows.iter().rev().take_while(|row| row.role == "figure").count();
    let text = rows.len() - figures;
    let mut lines = 0;
    for (row, begins) in rows[..text].iter().zip(begins).rev() {
        if row.kind != "text" || row.column {
            break;
        }
        lines += row.lines(grid) - row.head_lines;
        // A sub-heading in the side column keeps a line to what stands below it.
        if row.head_lines > 0 {
            lines = lines.saturating_sub(1);
        }
        if *begins || row.head_lines > 0 {
            break;
        }
    }
    (lines > 0).then(|| (text - 1, lines))
}

/// Puts the item that was read last beside the text before it, if that is as long as all that is to stand there.
pub(super) fn stand_beside(rows: &mut Vec<Row>, begins: &mut Vec<bool>, item: i64, lines: u32, grid: Grid) {
    let before = rows.len().saturating_sub(1);
    let text = text_before(&rows[..before], begins, grid).filter(|(_, text)| *text >= lines);
    let Some(at) = text.map(|(text, _)| text) else { return };
    let Some(aside) = rows.pop() else { return };
    if let Some(row) = rows.get_mut(at) {
        row.side_lines = lines;
        row.sides.push(item);
        // Notes of what stands aside are those of the line where it begins.
        let top = (row.height - aside.height).max(0.0);
        row.notes.extend(aside.notes.into_iter().map(|(_, height, id)| (top, height, id)));
        row.notes.sort_by(|a, b| a.0.total_cmp(&b.0));
    }
    begins.pop();
}

/// Puts a sub-heading of so many lines beside the text that begins with row `at`, instead of above it, if that text is as long.
pub(super) fn head_beside(rows: &mut Vec<Row>, begins: &mut Vec<bool>, at: usize, lines: u32, grid: Grid) {
    let text = |row: &&mut Row| row.kind == "text" && !row.column;
    let goes_on = begins.iter().skip(at).enumerate().map(|(index, begins)| index == 0 || !begins);
    let behind = rows.iter_mut().skip(at).zip(goes_on).take_while(|(row, goes_on)| text(row) && *goes_on);
    let mut behind: Vec<&mut Row> = behind.map(|(row, _)| row).collect();
    let room: u32 = behind.iter().map(|row| row.lines(grid)).sum();
    if room < lines.max(1) {
        return;
    }
    let mut need = lines;
    for row in &mut behind {
        row.head_lines = need.min(row.lines(grid));
        need -= row.head_lines;
    }
    let Some(above) = at.checked_sub(1) else { return };
    let head = (rows[above].place.0, rows[above].before, rows[above].above, begins[above]);
    if let Some(first) = rows.get_mut(at) {
        (first.head, first.before, first.above) = (Some(head.0), head.1, head.2);
    }
    begins[at] |= head.3;
    rows.remove(above);
    begins.remove(above);
}

/// Keeps the lines on one page that something stands beside.
pub(super) fn keep_beside(rows: &[Row], blocks: &mut [Block]) {
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.head_lines > 0) {
        let Some(block) = blocks.get_mut(at) else { continue };
        block.breaks.retain(|line| *line >= row.head_lines);
        // A sub-heading that is as tall as that goes on beside what follows.
        block.joined |= rows.get(at + 1).is_some_and(|next| next.head_lines > 0 && next.head.is_none());
    }
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.side_lines > 0) {
        let mut need = row.side_lines;
        for at in (0..=index).rev() {
            let Some(block) = blocks.get_mut(at) else { break };
            block.breaks.retain(|line| *line + need <= block.lines);
            need = need.saturating_sub(block.lines);
            if need == 0 {
                break;
            }
            // What stands before it stays with it.
            if let Some(before) = at.checked_sub(1).and_then(|before| blocks.get_mut(before)) {
                before.joined = true;
            }
        }
    }
}
