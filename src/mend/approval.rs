//! An approval, written into the file of its case. Everything else in the file stays.

use super::FixedFile;
use super::scalar::rewrite;
use crate::source::yaml::{self, Kind, Node, Step};
use crate::source::{Source, Sources, Span};

/// What a company agreed to.
#[derive(Debug, Clone, Copy)]
pub struct Approved<'a> {
    /// Who agreed.
    pub by: &'a str,
    /// When: `2023-04-12`.
    pub date: &'a str,
    /// The hash of what was agreed to.
    pub of: &'a str,
}

/// The file of a case with its approval, in place of an older one; its status, if it has one, says so, too. `None` where the file
/// writes them in a way that cannot be changed without touching more.
pub fn plan(source: &Source, approved: Approved) -> Option<FixedFile> {
    let mut text = source.text().to_owned();
    let top = |text: &str, path: &[&str]| place(source.path(), text, path);
    if let Some((place, said)) = top(&text, &["status"]) {
        text = rewrite(source.path(), &text, place, &[(0..said.len(), "approved".to_owned())])?;
    }
    let values = [("by", approved.by), ("date", approved.date), ("of", approved.of)];
    if top(&text, &["approval", "of"]).is_some() {
        for (key, value) in values {
            let (place, said) = top(&text, &["approval", key])?;
            text = rewrite(source.path(), &text, place, &[(0..said.len(), value.to_owned())])?;
        }
    } else {
        text = with_line(source.path(), &text, approved)?;
    }
    let (path, before) = (source.path().to_owned(), source.text().to_owned());
    Some(FixedFile { path, before, after: text })
}

fn tree(path: &str, text: &str) -> Option<Node> {
    let mut sources = Sources::default();
    let file = sources.add(path, text);
    let tree = yaml::parse(sources.get(file)?, file);
    tree.root.filter(|_| tree.faults.is_empty())
}

/// Where the scalar at a path of keys stands, and what it says.
fn place(path: &str, text: &str, keys: &[&str]) -> Option<(Span, String)> {
    let steps: Vec<Step> = keys.iter().map(|key| Step::Key((*key).to_owned())).collect();
    let root = tree(path, text)?;
    let node = root.get(&steps)?;
    match &node.kind {
        Kind::Scalar { text, .. } => Some((node.span, text.clone())),
        Kind::Sequence(_) | Kind::Mapping(_) => None,
    }
}

/// The text with a line for the approval: behind that of the status, or at its end.
fn with_line(path: &str, text: &str, Approved { by, date, of }: Approved) -> Option<String> {
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let quoted = |value: &str| format!("'{}'", value.replace('\'', "''"));
    let line = format!("approval: {{ by: {}, date: {date}, of: {} }}", quoted(by), quoted(of));
    let after = match place(path, text, &["status"]) {
        Some((status, _)) => {
            let end = status.end as usize;
            let at = text.get(end..)?.find('\n').map_or(text.len(), |at| end + at + 1);
            format!("{}{line}{ends}{}", text.get(..at)?, text.get(at..)?)
        }
        None => {
            let gap = if text.is_empty() || text.ends_with('\n') { "" } else { ends };
            format!("{text}{gap}{line}{ends}")
        }
    };
    // The file says what it said, and the approval.
    let (was, is) = (tree(path, text)?.to_json(), tree(path, &after)?.to_json());
    let mut rest = is.clone();
    let own = rest.as_object_mut()?.shift_remove("approval")?;
    (rest == was && own["by"] == by && own["date"] == date && own["of"] == of).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn approved(text: &str) -> Option<String> {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let approved = Approved { by: "王芳", date: "2023-04-12", of: "1234567890123456" };
        plan(sources.get(file).expect("the file"), approved).map(|file| file.after)
    }

    #[test]
    fn an_approval_is_a_line_more_and_nothing_less() {
        const LINE: &str = "approval: { by: '王芳', date: 2023-04-12, of: '1234567890123456' }";
        let text = "name: 甲 # 注\nstatus: in-review # 送审\nprofile: |\n  乙\n";
        let after = approved(text).expect("the file");
        assert_eq!(after, format!("name: 甲 # 注\nstatus: approved # 送审\n{LINE}\nprofile: |\n  乙\n"));
        assert_eq!(approved("name: 甲").expect("the file"), format!("name: 甲\n{LINE}\n"));
        let older = after.replace("2023-04-12", "2022-01-01").replace("王芳", "李");
        assert_eq!(approved(&older).expect("the file"), after);
        assert_eq!(approved("{ name: 甲 }\n"), None);
    }
}
