//! Numbers as a spreadsheet shows them: `0.389` with the format `0.0%` is `38.9%`.
//!
//! The format codes are those of ECMA-376 part 1, 18.8.31: up to four sections for positive, negative, zero and text, or for what
//! their conditions name (`[<1]0.0%;0`), each with digit places (`0`, `#`, `?`), a point, commas, `%`, and literal characters in quotes, behind `\` or `!`, or by
//! themselves. Colours and widths are left out; scientific and fraction formats print the number itself.

/// Digits that a spreadsheet keeps: what lies behind them is noise of binary arithmetic.
const SIGNIFICANT: usize = 15;

/// A number without a format: at most 15 significant digits, so that 0.1 + 0.2 is 0.3.
pub(super) fn general(value: f64) -> String {
    let rounded = significant(value);
    let text = format!("{rounded}");
    if text == "-0" { "0".to_owned() } else { text }
}

/// A number in the format of its cell.
pub(super) fn formatted(value: f64, code: &str) -> String {
    let sections = sections(code);
    let conditions: Vec<Option<bool>> = sections.iter().map(|section| condition(section, value)).collect();
    let conditional = conditions.iter().any(Option::is_some);
    let choice = match sections.len() {
        // The first whose condition holds; one without is for the rest.
        _ if conditional => match conditions.iter().take(3).position(|holds| holds.unwrap_or(true)) {
            Some(choice) => choice,
            None => return general(value),
        },
        0 | 1 => 0,
        _ if value < 0.0 => 1,
        2 => 0,
        _ => {
            if value == 0.0 {
                2
            } else {
                0
            }
        }
    };
    let Some(section) = sections.get(choice).map(|section| tokens(section)) else { return general(value) };
    // A section that prints no digit, such as `-` for zero, hides its number.
    let is_zero = choice == 2 && !conditional;
    let hides = section.digits().next().is_none() || is_zero && !section.digits().any(|zero| zero);
    let section = if hides { sections.first().map(|first| tokens(first)) } else { Some(section) };
    match section {
        Some(section) if section.plain && section.digits().next().is_some() => {
            section.print(value, choice == 1 || conditional)
        }
        _ => general(value),
    }
}

/// Whether the condition of a section holds for a number: `[>=100]`. None for a section without one.
fn condition(section: &str, value: f64) -> Option<bool> {
    let mut quoted = false;
    let opens = |(at, c): (usize, char)| {
        quoted ^= c == '"';
        (c == '[' && !quoted).then(|| &section[at + 1..])
    };
    section.char_indices().filter_map(opens).find_map(|rest| {
        let (inner, _) = rest.split_once(']')?;
        let number = inner.trim_start_matches(['<', '>', '=']);
        let bound: f64 = number.trim().parse().ok()?;
        match &inner[..inner.len() - number.len()] {
            "<" => Some(value < bound),
            "<=" => Some(value <= bound),
            ">" => Some(value > bound),
            ">=" => Some(value >= bound),
            "=" => Some(value == bound),
            "<>" => Some(value != bound),
            _ => None,
        }
    })
}

/// A part of a section.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    /// A place for a digit; whether a zero is printed there.
    Digit(bool),
    /// The decimal point.
    Point,
    /// A character that prints.
    Literal(char),
}

/// A section of a format.
#[derive(Debug, Clone, PartialEq)]
struct Section {
    tokens: Vec<Token>,
    /// By what the number is multiplied before it is printed: 100 for a percentage, 0.001 for each comma at the end.
    scale: f64,
    grouped: bool,
    /// Whether it says how to print a decimal number: it is neither scientific nor a fraction, nor general.
    plain: bool,
}

impl Section {
    fn digits(&self) -> impl Iterator<Item = bool> + '_ {
        self.tokens.iter().filter_map(|token| match token {
            Token::Digit(zero) => Some(*zero),
            Token::Point | Token::Literal(_) => None,
        })
    }

    fn print(&self, value: f64, own_negative: bool) -> String {
        let point = self.tokens.iter().position(|token| *token == Token::Point).unwrap_or(self.tokens.len());
        let (before, behind) = self.tokens.split_at(point);
        let places =
            |tokens: &[Token]| tokens.iter().filter(|token| matches!(token, Token::Digit(_))).count();
        let decimals = places(behind);
        let scaled = significant(significant(value.abs()) * self.scale);
        let text = rounded(scaled, decimals);
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let least = before.iter().filter(|token| **token == Token::Digit(true)).count();
        let whole = whole.trim_start_matches('0');
        let whole = format!("{}{whole}", "0".repeat(least.max(1).saturating_sub(whole.len())));
        // Places that print no zero leave out those at the end.
        let fixed = behind.iter().filter_map(|token| match token {
            Token::Digit(zero) => Some(*zero),
            Token::Point | Token::Literal(_) => None,
        });
        let fixed = fixed.enumerate().filter(|(_, zero)| *zero).map(|(nth, _)| nth + 1).max().unwrap_or(0);
        let kept = fraction.trim_end_matches('0').len().max(fixed.min(fraction.len()));
        let fraction = &fraction[..kept];

        let mut out = String::new();
        let mut left: Vec<char> = whole.chars().collect();
        let mut open = places(before);
        for token in before {
            match token {
                Token::Literal(c) => out.push(*c),
                Token::Point => {}
                Token::Digit(_) => {
                    // The first place takes all digits that have none of their own.
                    let count = if open == places(before) {
                        left.len().saturating_sub(open - 1)
                    } else {
                        usize::from(left.len() >= open)
                    };
                    for c in left.drain(..count.min(left.len())) {
                        out.push(c);
                    }
                    open -= 1;
                }
            }
        }
        let mut out = if self.grouped { group(&out) } else { out };
        let mut digits = fraction.chars();
        for token in behind {
            match token {
                Token::Point if !fraction.is_empty() => out.push('.'),
                Token::Point => {}
                Token::Digit(_) => out.extend(digits.next()),
                Token::Literal(c) => out.push(*c),
            }
        }
        let is_zero = !text.contains(|c: char| c.is_ascii_digit() && c != '0');
        negative(out, value < 0.0 && !is_zero, own_negative)
    }
}

/// The sign of a negative number: the format's own, or one that its section left to colour or to brackets.
fn negative(text: String, is_negative: bool, own: bool) -> String {
    let text = text.trim().to_owned();
    if !is_negative || own && text.contains(['-', '−']) {
        return text;
    }
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).map(str::trim);
    let text = inner.unwrap_or(&text);
    match text.find(|c: char| c.is_ascii_digit() || c == '.') {
        Some(at) => format!("{}-{}", &text[..at], &text[at..]),
        None => format!("-{text}"),
    }
}

/// Commas between thousands of the first run of digits.
fn group(text: &str) -> String {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return text.to_owned() };
    let length = text[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - start);
    let mut out = text[..start].to_owned();
    for (nth, c) in text[start..start + length].chars().enumerate() {
        if nth > 0 && (length - nth).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out + &text[start + length..]
}

/// A number with so many digits after its point, halves away from zero, as spreadsheets round.
fn rounded(value: f64, decimals: usize) -> String {
    let digits = general(value);
    let text = format!("{value:.decimals$}");
    // The decimal digits decide, not the binary number that stands for them: 2.675 is 2.68.
    let Some((_, fraction)) = digits.split_once('.') else { return text };
    let half = fraction.len() > decimals
        && fraction[decimals..].starts_with('5')
        && fraction[decimals + 1..].trim_matches('0').is_empty();
    if half { format!("{:.decimals$}", value + 10f64.powi(-(decimals as i32) - 2)) } else { text }
}

/// A number without what lies behind its 15th significant digit.
fn significant(value: f64) -> f64 {
    if value.is_finite() { format!("{value:.*e}", SIGNIFICANT - 1).parse().unwrap_or(value) } else { value }
}

/// The sections of a code.
fn sections(code: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut chars = code.chars();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            ';' if !quoted => {
                found.push(String::new());
                continue;
            }
            '"' => quoted = !quoted,
            _ => {}
        }
        if let Some(last) = found.last_mut() {
            last.push(c);
            if !quoted && matches!(c, '\\' | '!' | '_' | '*') {
                last.extend(chars.next());
            }
        }
    }
    found
}

fn tokens(section: &str) -> Section {
    let mut out = Section { tokens: Vec::new(), scale: 1.0, grouped: false, plain: true };
    let mut chars = section.chars().peekable();
    let mut commas = 0;
    while let Some(c) = chars.next() {
        if c != ',' && matches!(c, '0' | '#' | '?') && commas > 0 {
            out.grouped = true;
            commas = 0;
        }
        match c {
            '0' => out.tokens.push(Token::Digit(true)),
            '#' | '?' => out.tokens.push(Token::Digit(false)),
            '.' if !out.tokens.contains(&Token::Point) => out.tokens.push(Token::Point),
            ',' => commas += usize::from(out.tokens.iter().any(|token| matches!(token, Token::Digit(_)))),
            '%' | '％' => {
                out.scale *= 100.0;
                out.tokens.push(Token::Literal('%'));
            }
            '"' => {
                for c in chars.by_ref().take_while(|c| *c != '"') {
                    out.tokens.push(Token::Literal(c));
                }
            }
            '\\' | '!' => out.tokens.extend(chars.next().map(Token::Literal)),
            // A blank as wide as a character, and a character that fills the cell.
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // [$¥-804]: a currency.
                if let Some(currency) = inner.strip_prefix('$') {
                    let sign = currency.split('-').next().unwrap_or_default();
                    out.tokens.extend(sign.chars().map(Token::Literal));
                }
            }
            'E' | 'e' if chars.peek().is_some_and(|c| matches!(c, '+' | '-')) => out.plain = false,
            '/' if out.tokens.iter().any(|token| matches!(token, Token::Digit(_))) => out.plain = false,
            'G' | 'g' if section.to_ascii_lowercase().contains("general") => out.plain = false,
            '@' => out.plain = false,
            c => out.tokens.push(Token::Literal(c)),
        }
    }
    out.scale *= 0.001f64.powi(commas as i32);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_their_cells_show_them() {
        for (value, code, shown) in [
            (0.389, "0.0%", "38.9%"),
            (0.5, "0%", "50%"),
            (0.07, "0.00%", "7.00%"),
            (1.0, "0%", "100%"),
            (15009.0, "#,##0", "15,009"),
            (1234567.891, "#,##0.00", "1,234,567.89"),
            (0.5, "#,##0.00", "0.50"),
            (999.0, "#,##0", "999"),
            (1234567.0, "#,##0,", "1,235"),
            (12345.0, "0!.0,\"万\"", "1.2万"),
            (12.0, "0\"件\"", "12件"),
            (12.5, "0.0\\ \"万件\"", "12.5 万件"),
            (1234.5, "\"¥\"#,##0.00", "¥1,234.50"),
            (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
            (-1234.0, "#,##0_);(#,##0)", "-1,234"),
            (-1234.0, "#,##0;[Red]-#,##0", "-1,234"),
            (-3.0, "0;[Red]0", "-3"),
            (0.0, "#,##0;-#,##0;\"-\"", "0"),
            (0.0, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0.00"),
            (1234.5, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1,234.50"),
            (-0.02, "0.0", "0.0"),
            (2.675, "0.00", "2.68"),
            (1.005, "0.00", "1.01"),
            (2.5, "0", "3"),
            (12.0, "0.##", "12"),
            (12.5, "0.##", "12.5"),
            (0.5, "#.##", "0.5"),
            (0.0, "#", "0"),
            (7.0, "000", "007"),
            (0.5, "[<1]0.0%;0", "50.0%"),
            (150.0, "[<1]0.0%;0", "150"),
            (12345.0, "[>=10000]0!.0,\"万\";0", "1.2万"),
            (9000.0, "[>=10000]0!.0,\"万\";0", "9000"),
            (-5.0, "[Red][<0]-0;[=0]\"零\";0", "-5"),
            (7.0, "[Red][<0]-0;[=0]\"零\";0", "7"),
            (3.0, "[>100]0.0", "3"),
            (0.25, "# ?/?", "0.25"),
            (150000.0, "0.00E+00", "150000"),
            (38.9, "General", "38.9"),
            (38.9, "@", "38.9"),
            (38.9, "", "38.9"),
            (0.1 + 0.2, "General", "0.3"),
            (0.1 + 0.2, "0.0%", "30.0%"),
        ] {
            assert_eq!(formatted(value, code), shown, "{value} {code}");
        }
    }

    #[test]
    fn no_noise_of_binary_arithmetic_prints() {
        for (value, shown) in [
            (0.1 + 0.2, "0.3"),
            (1.1 * 3.0, "3.3"),
            (38.900000000000006, "38.9"),
            (4.35 * 100.0, "435"),
            (1e15, "1000000000000000"),
            (1.0 / 3.0, "0.333333333333333"),
            (-0.0, "0"),
            (734.0, "734"),
        ] {
            assert_eq!(general(value), shown);
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        /// A number of few digits reads back from how it is shown with as many.
        #[test]
        fn shown_numbers_read_back(whole in -999_999i64..1_000_000, thousandths in 0u32..1000) {
            let text = format!("{whole}.{thousandths:03}");
            let value: f64 = text.parse().expect("a number");
            proptest::prop_assert_eq!(formatted(value, "#,##0.000").replace(',', "").parse::<f64>().expect("a number"), value);
            let percent = formatted(value / 100.0, "0.000%");
            proptest::prop_assert_eq!(percent.trim_end_matches('%').parse::<f64>().expect("a number"), value);
        }

        /// No format makes the reader panic.
        #[test]
        fn any_format_is_read(value in proptest::num::f64::ANY, code in "[0#?.,%;\"\\\\!_*\\[\\]<>=$¥a-e@/ E+-]{0,20}") {
            let _ = formatted(value, &code);
        }
    }
}
