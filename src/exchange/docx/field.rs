//! Fields: text that Word computes, and keeps beside what it was computed from.

/// A field that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct Field {
    /// What it is computed from, as far as it was read.
    pub(super) instruction: String,
    /// Whether its result has begun.
    pub(super) in_result: bool,
}

/// The target of a field that is a link: `HYPERLINK "https://…" \l "bookmark"`.
pub(super) fn link(instruction: &str) -> Option<String> {
    let words = words(instruction);
    let mut words = words.iter().map(String::as_str);
    if !words.next()?.eq_ignore_ascii_case("hyperlink") {
        return None;
    }
    let (mut address, mut bookmark) = (None, None);
    while let Some(word) = words.next() {
        match word {
            "\\l" => bookmark = words.next(),
            // The frame, and what is shown when the mouse rests on it.
            "\\t" | "\\o" | "\\m" => drop(words.next()),
            word if word.starts_with('\\') => {}
            word => address = address.or(Some(word)),
        }
    }
    match (address, bookmark) {
        (Some(address), Some(bookmark)) => Some(format!("{address}#{bookmark}")),
        (Some(address), None) => Some(address.to_owned()),
        (None, Some(bookmark)) => Some(format!("#{bookmark}")),
        (None, None) => None,
    }
}

/// A character that is a field without a result: `SYMBOL 183 \f "Symbol"`; its font and code.
pub(super) fn symbol(instruction: &str) -> Option<(String, u32)> {
    let words = words(instruction);
    if !words.first()?.eq_ignore_ascii_case("symbol") {
        return None;
    }
    let code = words.get(1)?;
    let hex = code.strip_prefix("0x").or_else(|| code.strip_prefix("0X"));
    let code = hex.map_or_else(|| code.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
    let font = words.iter().position(|word| word == "\\f").and_then(|at| words.get(at + 1));
    Some((font.cloned().unwrap_or_default(), code))
}

/// The text of a field `EQ`, which sets characters over one another and has no result: of `\o\ac(○,1)` the 1, of
/// `\o\ad(\s\up 9(yù),彧)` the base 彧 and the reading above it.
pub(super) fn equation(instruction: &str) -> Option<(String, Option<String>)> {
    let rest = instruction.trim_start();
    let rest = rest.get(..2).filter(|name| name.eq_ignore_ascii_case("eq")).map(|_| &rest[2..])?;
    let raised = rest.find("\\up").and_then(|at| {
        let open = at + rest[at..].find('(')?;
        let close = open + rest[open..].find(')')?;
        Some((open + 1..close, close))
    });
    if let Some((reading, end)) = raised {
        let after = rest[end..].trim_start_matches([')', ',', '，', ' ']);
        return Some((after.trim_end().trim_end_matches(')').to_owned(), Some(rest[reading].to_owned())));
    }
    let inner = rest.split_once('(').map_or(rest, |(_, inner)| inner);
    let inner = inner.trim_end().trim_end_matches(')');
    Some((inner.rsplit([',', ';']).next().unwrap_or(inner).trim().to_owned(), None))
}

/// The words of an instruction; what stands in quotation marks is one.
fn words(instruction: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = instruction.trim_start();
    while !rest.is_empty() {
        let (word, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = after.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_from_instructions() {
        for (instruction, target) in [
            (r#" HYPERLINK "https://a.cn/b c" "#, Some("https://a.cn/b c")),
            (r#"hyperlink "https://a.cn" \l "x" \o "提示""#, Some("https://a.cn#x")),
            (r#"HYPERLINK \l "_Toc1""#, Some("#_Toc1")),
            ("HYPERLINK", None),
            ("PAGE", None),
            ("", None),
        ] {
            assert_eq!(link(instruction).as_deref(), target, "{instruction}");
        }
    }

    #[test]
    fn what_a_field_sets_is_read() {
        assert_eq!(symbol(r#"SYMBOL 183 \f "Symbol" \s 10"#), Some(("Symbol".to_owned(), 183)));
        assert_eq!(equation(r"eq \o\ac(○,1)"), Some(("1".to_owned(), None)));
        let ruby = r#"EQ \* jc2 \* "Font:宋体" \* hps12 \o\ad(\s\up 11(yù),彧)"#;
        assert_eq!(equation(ruby), Some(("彧".to_owned(), Some("yù".to_owned()))));
        assert_eq!(equation("PAGE"), None);
    }
}
