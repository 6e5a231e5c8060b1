//! What was found in several looks at the same files, such as one with each report of a folder.

use std::collections::BTreeMap;

use super::message::{Message, messages};
use super::{Diagnostic, Diagnostics, Place};
use crate::source::{Sources, Span};

messages! {
    "merged";
    WITH_REPORT(report);
}

/// What was found in several looks, each finding once.
#[derive(Debug, Default)]
pub struct Merged {
    sources: Sources,
    /// By what findings are sorted by, so that equal ones are found soon.
    found: BTreeMap<String, Vec<(Diagnostic, Vec<usize>)>>,
    /// The reports that were looked at with, each with its file if it could be read.
    looks: Vec<(String, Option<u32>)>,
}

impl Merged {
    /// Adds what was found with a report, by its name; `sources` are the files that its findings stand in.
    pub fn add(&mut self, report: &str, found: &Diagnostics, sources: &Sources) {
        let files = self.sources.adopt(sources);
        let look = self.looks.len();
        self.looks.push((report.to_owned(), self.sources.find(report)));
        for one in found.iter() {
            let mut own = one.clone();
            own.for_each_span(|span| span.file = files.get(span.file as usize).copied().unwrap_or(span.file));
            let key = format!("{} {:?}", own.code.as_str(), own.place);
            let same = self.found.entry(key).or_default();
            match same.iter_mut().find(|(known, _)| *known == own) {
                Some((_, looks)) if looks.last() == Some(&look) => {}
                Some((_, looks)) => looks.push(look),
                None => same.push((own, vec![look])),
            }
        }
    }

    /// All of them, and the files they stand in. One that was not found with every report names those that it was found with, unless it
    /// stands in one of them.
    pub fn finish(self) -> (Diagnostics, Sources) {
        let Merged { sources, found, looks } = self;
        let mut all = Diagnostics::default();
        for (mut own, with) in found.into_values().flatten() {
            let at = own.file(&sources).map(str::to_owned);
            if with.len() < looks.len() && !looks.iter().any(|(report, _)| Some(report) == at.as_ref()) {
                for (report, file) in with.iter().filter_map(|look| looks.get(*look)) {
                    let said: Message = WITH_REPORT.with([report.as_str()]);
                    own.related.extend(file.map(|file| (Span { file, start: 0, end: 0 }, said)));
                }
            }
            all.push(own);
        }
        (all, sources)
    }
}

impl Diagnostic {
    /// Changes every place that it names in a file that was read as text.
    fn for_each_span(&mut self, mut change: impl FnMut(&mut Span)) {
        if let Place::Span(span) = &mut self.place {
            change(span);
        }
        self.related.iter_mut().for_each(|(span, _)| change(span));
        self.fix.iter_mut().flat_map(|fix| &mut fix.edits).for_each(|edit| change(&mut edit.span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, message};

    #[test]
    fn a_finding_of_several_reports_is_one() {
        let look = |files: [&str; 2], at: &[usize]| {
            let mut sources = Sources::default();
            let files = files.map(|path| sources.add(path, "title: 书\n"));
            let mut found = Diagnostics::default();
            for &index in at {
                let span = Span { file: files[index], start: 0, end: 5 };
                found.push(Diagnostic::error(Code::Schema, span, message::EMPTY_TEXT.plain()));
            }
            (sources, found)
        };
        let mut merged = Merged::default();
        let (sources, found) = look(["report.yaml", "cases/a.yaml"], &[1]);
        merged.add("report.yaml", &found, &sources);
        let (sources, found) = look(["cases/a.yaml", "sector.yaml"], &[0, 0, 1]);
        merged.add("sector.yaml", &found, &sources);
        let (found, sources) = merged.finish();
        let sorted = found.sorted(&sources);
        let files: Vec<_> = sorted.iter().filter_map(|found| found.file(&sources)).collect();
        assert_eq!(files, ["cases/a.yaml", "sector.yaml"]);
        assert!(sorted.iter().all(|found| found.related.is_empty()));
    }

    #[test]
    fn a_finding_of_one_report_names_it() {
        let mut merged = Merged::default();
        for report in ["report.yaml", "sector.yaml"] {
            let mut sources = Sources::default();
            let case = sources.add("cases/a.yaml", "name: 甲\n");
            sources.add(report, "title: 书\n");
            let mut found = Diagnostics::default();
            if report == "sector.yaml" {
                let span = Span { file: case, start: 0, end: 4 };
                found.push(Diagnostic::error(Code::Schema, span, message::EMPTY_TEXT.plain()));
            }
            merged.add(report, &found, &sources);
        }
        let (found, sources) = merged.finish();
        let found = found.sorted(&sources);
        let [(place, said)] = found[0].related.as_slice() else { panic!("one other place: {found:?}") };
        assert_eq!(sources.get(place.file).map(|source| source.path()), Some("sector.yaml"));
        assert_eq!(*said, WITH_REPORT.with(["sector.yaml"]));
    }
}
