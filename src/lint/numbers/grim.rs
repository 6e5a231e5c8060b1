//! Percentages that no count out of their base gives.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::explanation::Example;
use crate::diag::message::messages;
use crate::diag::{Code, Severity};
use crate::figure::facts::Parts;
use crate::lint::quantities::figures::{
    Cell, cells, is_series_name, names_series, normal, of_subsamples, questions,
};
use crate::lint::quantities::reading::Unit;
use crate::lint::quantities::rounding::{cut_off, fits, tells};
use crate::lint::{Findings, LintContext, Rule, Words};
use crate::model::{Figure, Panel, Respondents};
use crate::source::Text;

messages! {
    "grim";
    BASE(base, misfits, count, n);
    VALUE(n, value, low, low_share, high, high_share);
    VALUE_HINT;
    FITS(n);
    REBASED(n, left_out);
    FITS_NONE;
    CUT_OFF(n, respondents, share, printed);
    CUT_OFF_HINT;
    BASE_HERE;
    MISFIT;
}

pub(super) const RULE: Rule = Rule {
    code: Code::Rule("grim"),
    severity: Severity::Warning,
    example: Example {
        wrong: "questions:\n  - { text: 存在哪些瓶颈？, n: 496 }\ndata:\n  rows:\n    - [难以找到, 59.0]\n    - [难以理解, 40.2]\n    - [时效不高, 34.6]",
        right: "questions:\n  - { text: 存在哪些瓶颈？, n: 512 }\ndata:\n  rows:\n    - [难以找到, 59.0]\n    - [难以理解, 40.2]\n    - [时效不高, 34.6]",
    },
    check,
};

/// The chance at which values fit a base by accident, above which naming it would be guessing.
const CHANCE: f64 = 0.1;

/// How many values must fail before their base is blamed instead of them.
const SEVERAL: usize = 2;

fn check(cx: &LintContext, findings: &mut Findings) {
    let known: BTreeSet<u64> = cx.book.figures.iter().flat_map(all_bases).collect();
    let (of_questions, of_none) = (bases_of_questions(cx), BTreeSet::new());
    for figure in &cx.book.figures {
        let all = cells(figure, cx.words);
        for panel in figure.panels.iter().filter(|panel| counts(panel)) {
            if of_subsamples(figure, panel, cx.words) || weighted(figure, panel, cx.words) {
                continue;
            }
            let own = all.iter().filter(|cell| cell.panel.index == panel.index && is_count(cell));
            let own: Vec<&Cell> = own.collect();
            let added = added(figure, panel);
            for (text, n) in bases(figure, panel) {
                let counted: Vec<&Cell> = own
                    .iter()
                    .copied()
                    .filter(|cell| {
                        tells(cell.reading.decimals, added, n) && base_of(cell, figure, panel, cx) == Some(n)
                    })
                    .filter(|cell| {
                        printed_base(cell, figure, panel).is_some_and(|base| base.text.span() == text.span())
                    })
                    .collect();
                let asked = questions(figure, panel).first();
                let same =
                    asked.and_then(|question| of_questions.get(&normal(&question.text))).unwrap_or(&of_none);
                judge(&Case { counted: &counted, text, n, added }, &[same, &known], findings);
            }
        }
    }
}

/// The values of one base.
struct Case<'a> {
    counted: &'a [&'a Cell<'a>],
    text: &'a Text,
    n: u64,
    /// How many rounded shares were added up for each value.
    added: usize,
}

impl Case<'_> {
    fn fits(&self, cell: &Cell, n: u64) -> bool {
        fits(cell.reading.value, cell.reading.decimals, self.added, n)
    }

    /// A base that all values fit, if that is no matter of chance: the larger a base, the more it fits.
    fn better(&self, candidates: &BTreeSet<u64>) -> Option<u64> {
        let candidates = candidates.iter().copied();
        let candidates = candidates.filter(|&n| n != self.n && self.all_fit(n) && self.chance(n) < CHANCE);
        candidates.min_by_key(|n| n.abs_diff(self.n))
    }

    /// The largest smaller base that all values fit, as when some answers were left out; `None` where one would fit by chance.
    fn rebased(&self) -> Option<u64> {
        let smaller = self.n / 2 + 1..self.n;
        let chance: f64 = smaller.clone().map(|n| self.chance(n)).sum();
        if chance < CHANCE { smaller.rev().find(|&n| self.all_fit(n)) } else { None }
    }

    fn all_fit(&self, n: u64) -> bool {
        self.counted.iter().all(|cell| self.fits(cell, n))
    }

    /// The chance that values of this precision fit a base that is not theirs.
    fn chance(&self, n: u64) -> f64 {
        let one = |cell: &&Cell| {
            (n as f64 * self.added as f64 / 10f64.powi(cell.reading.decimals as i32 + 2)).min(1.0)
        };
        self.counted.iter().map(one).product()
    }

    /// The first failing value, with its count, if all values are counts out of the base that were cut off.
    fn cut_off(&self) -> Option<(&Cell<'_>, u64)> {
        let count = |cell: &Cell| cut_off(cell.reading.value, cell.reading.decimals, self.n);
        let all = self.added == 1 && self.counted.iter().all(|cell| count(cell).is_some());
        let first = self.counted.iter().find(|cell| !self.fits(cell, self.n)).filter(|_| all)?;
        Some((*first, count(first)?)).filter(|_| self.chance(self.n) < CHANCE)
    }
}

/// Judges the values of one base. `candidates` are sets of bases that may be meant instead, the likelier ones first.
fn judge(case: &Case, candidates: &[&BTreeSet<u64>], findings: &mut Findings) {
    let Case { counted, text, n, .. } = *case;
    let failing: Vec<&&Cell> = counted.iter().filter(|cell| !case.fits(cell, n)).collect();
    if failing.is_empty() {
        return;
    }
    if failing.len() >= SEVERAL && 2 * failing.len() > counted.len() {
        if let Some((cell, k)) = case.cut_off() {
            let share = format!("{:.*}%", cell.reading.decimals + 1, 100.0 * k as f64 / n as f64);
            let values = [&n.to_string(), &k.to_string(), &share, &cell.text.to_string()];
            let found = findings.at(text.span(), CUT_OFF.with(values)).hint(CUT_OFF_HINT.plain());
            findings.push(found.related(cell.span(), MISFIT.plain()));
            return;
        }
        let known = candidates.iter().find_map(|candidates| case.better(candidates));
        let hint = match (known, case.rebased()) {
            (Some(other), _) => FITS.with([&other.to_string()]),
            (None, Some(other)) => REBASED.with([&other.to_string(), &(n - other).to_string()]),
            (None, None) => FITS_NONE.plain(),
        };
        let n = n.to_string();
        let values = [&n, &failing.len().to_string(), &counted.len().to_string(), &n];
        let mut found = findings.at(text.span(), BASE.with(values)).hint(hint);
        for cell in failing {
            found = found.related(cell.span(), MISFIT.plain());
        }
        findings.push(found);
        return;
    }
    for cell in failing {
        let decimals = cell.reading.decimals;
        let share = |k: u64| format!("{:.*}%", decimals, 100.0 * k as f64 / n as f64);
        let below = (cell.reading.value / 100.0 * n as f64).floor() as u64;
        let values = [
            n.to_string(),
            cell.text.to_string(),
            below.to_string(),
            share(below),
            (below + 1).to_string(),
            share(below + 1),
        ];
        let found = findings.at(cell.span(), VALUE.with(values.each_ref())).hint(VALUE_HINT.plain());
        findings.push(found.related(text.span(), BASE_HERE.plain()));
    }
}

/// Whether a panel's percentages count respondents.
fn counts(panel: &Panel) -> bool {
    panel.chart.is_percent() && panel.chart.kind.counts
}

/// Whether a figure says that its answers were weighted, or reckoned anew without some of them.
fn weighted(figure: &Figure, panel: &Panel, words: &Words) -> bool {
    let questions = questions(figure, panel).iter().map(|question| &question.text);
    let notes = figure.notes.iter().map(|note| &note.text);
    let filters = figure.filter.iter().chain(&panel.filter);
    let mut texts = std::iter::once(&figure.title).chain(questions).chain(notes).chain(filters);
    texts.any(|text| words.numbers.weighted.iter().any(|word| text.contains(word.as_str())))
}

/// Whether a number is an exact share that was counted.
fn is_count(cell: &Cell) -> bool {
    let reading = &cell.reading;
    reading.unit == Unit::Percent
        && reading.exact()
        && !reading.signed
        && !cell.derived
        && (0.0..=100.0).contains(&reading.value)
}

/// How many answers a filter adds up: 选取“普遍采用”和“经常采用”. Their shares may have been rounded one by one.
fn added(figure: &Figure, panel: &Panel) -> usize {
    let filter = panel.filter.as_ref().or(figure.filter.as_ref());
    filter.map_or(1, |filter| filter.matches('“').count().max(1))
}

/// The bases that every question has anywhere in the book, by its [`normal`] text.
fn bases_of_questions(cx: &LintContext) -> BTreeMap<String, BTreeSet<u64>> {
    let mut known: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for figure in &cx.book.figures {
        let panels = figure.panels.iter().flat_map(|panel| &panel.questions);
        for question in figure.questions.iter().chain(panels) {
            let bases = question.each.iter().filter_map(|base| base.n.as_ref()?.exact());
            known.entry(normal(&question.text)).or_default().extend(bases);
        }
    }
    known
}

fn all_bases(figure: &Figure) -> Vec<u64> {
    let panels = figure.panels.iter().flat_map(|panel| &panel.questions);
    let each = figure.questions.iter().chain(panels).flat_map(|question| &question.each);
    each.filter_map(|base| base.n.as_ref()?.exact()).collect()
}

/// The bases of a panel's question, each once. None when it answers several questions with bases of their own: which value
/// has which base is not said.
fn bases<'a>(figure: &'a Figure, panel: &'a Panel) -> Vec<(&'a Text, u64)> {
    let questions = questions(figure, panel);
    // A figure's question and a panel's own: the panel is about those who gave one answer to the first.
    if !panel.questions.is_empty() && !figure.questions.is_empty() {
        return Vec::new();
    }
    let key = |question: &crate::model::Question| -> Vec<(String, Option<u64>)> {
        question
            .each
            .iter()
            .map(|base| {
                (
                    base.of.as_deref().unwrap_or_default().to_owned(),
                    base.n.as_ref().and_then(Respondents::exact),
                )
            })
            .collect()
    };
    let Some(first) = questions.first() else { return Vec::new() };
    if questions.iter().any(|question| key(question) != key(first)) {
        return Vec::new();
    }
    first.each.iter().filter_map(|base| base.n.as_ref()).filter_map(|n| Some((&n.text, n.exact()?))).collect()
}

/// The printed base that a number belongs to.
fn printed_base<'a>(cell: &Cell, figure: &'a Figure, panel: &'a Panel) -> Option<&'a Respondents> {
    let each = &questions(figure, panel).first()?.each;
    if let [only] = each.as_slice()
        && only.of.is_none()
    {
        return only.n.as_ref();
    }
    let named = |label: &str| {
        let mut all = each.iter().filter(|base| base.of.as_ref().is_some_and(|of| names_series(label, of)));
        all.next().filter(|_| all.next().is_none())
    };
    let base = named(&cell.series).or_else(|| named(&cell.label)).or_else(|| {
        // One series with one base, which the question alone names.
        let [only] = each.as_slice() else { return None };
        (panel.chart.columns.len() == 1
            || panel.chart.kind.shape.parts == Parts::AcrossRow && panel.chart.rows.len() == 1)
            .then_some(only)
    })?;
    base.n.as_ref()
}

/// The base of a number, where it is sure.
fn base_of(cell: &Cell, figure: &Figure, panel: &Panel, cx: &LintContext) -> Option<u64> {
    let base = printed_base(cell, figure, panel)?;
    let each = &questions(figure, panel).first()?.each;
    if each.len() == 1 && each.iter().all(|base| base.of.is_none()) {
        // One base for several regions or years is that of none of them.
        let chart = &panel.chart;
        let series = |label: &str| is_series_name(label, cx.words);
        let several = chart.columns.iter().filter(|column| series(&column.label)).count() > 1
            || chart.rows.iter().filter(|row| series(&row.label)).count() > 1;
        // Several series that are no answers of one question are parts of the sample.
        let series_of_unknown_size = match chart.kind.shape.parts {
            Parts::DownColumn => chart.columns.len() > 1,
            Parts::AcrossRow => chart.rows.len() > 1 && !chart.multiple,
            Parts::Unknown => false,
        };
        if several || series_of_unknown_size {
            return None;
        }
    }
    base.exact()
}
