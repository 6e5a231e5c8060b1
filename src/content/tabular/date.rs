//! Dates as a spreadsheet shows them, in digits: `2023-04`, `2023年4月`, `17:30`.

use calamine::ExcelDateTime;

/// A date or time in the format of its cell. Where the format has words, such as the names of months and days, has years of two
/// digits, or leaves the form to the system, it is printed as in ISO 8601.
pub(super) fn shown(value: &ExcelDateTime, code: &str) -> String {
    let (year, month, day, hour, minute, second, _) = rounded(value).to_ymd_hms_milli();
    if value.is_duration() {
        let minutes = (value.as_f64() * 24.0 * 60.0).round() as i64;
        return format!("{}:{:02}", minutes / 60, minutes % 60);
    }
    let iso = || {
        let date = format!("{year:04}-{month:02}-{day:02}");
        match (hour, minute, second) {
            (0, 0, 0) => date,
            (_, _, 0) => format!("{date} {hour:02}:{minute:02}"),
            _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
        }
    };
    let Some(parts) = parts(code) else { return iso() };
    let mut out = String::new();
    for (position, part) in parts.iter().enumerate() {
        let two =
            |number: u8, wide: usize| if wide > 1 { format!("{number:02}") } else { number.to_string() };
        match part {
            Part::Literal(c) => out.push(*c),
            Part::Field('y', _) => out.push_str(&format!("{year:04}")),
            Part::Field('d', wide) => out.push_str(&two(day, *wide)),
            Part::Field('h', wide) => out.push_str(&two(hour, *wide)),
            Part::Field('s', wide) => out.push_str(&two(second, *wide)),
            Part::Field(_, wide) => {
                // m is minutes behind hours and before seconds, else months.
                let field = |part: &Part| match part {
                    Part::Field(c, _) => Some(*c),
                    Part::Literal(_) => None,
                };
                let minutes = parts[..position].iter().rev().find_map(field) == Some('h')
                    || parts[position + 1..].iter().find_map(field) == Some('s');
                out.push_str(&two(if minutes { minute } else { month }, *wide));
            }
        }
    }
    out.trim().to_owned()
}

/// The same to the full second: three quarters of a day are 18:00:00, not 17:59:59.9999.
fn rounded(value: &ExcelDateTime) -> ExcelDateTime {
    const SECONDS: f64 = 24.0 * 60.0 * 60.0;
    let kind = if value.is_duration() {
        calamine::ExcelDateTimeType::TimeDelta
    } else {
        calamine::ExcelDateTimeType::DateTime
    };
    // Whether days count from 1904 shows in the first of them.
    let is_1904 = is_1904(value);
    ExcelDateTime::new((value.as_f64() * SECONDS).round() / SECONDS, kind, is_1904)
}

fn is_1904(value: &ExcelDateTime) -> bool {
    let since_1900 = ExcelDateTime::new(value.as_f64(), calamine::ExcelDateTimeType::DateTime, false);
    since_1900.to_ymd_hms_milli() != value.to_ymd_hms_milli()
}

/// A part of a format.
enum Part {
    /// A field by its letter, and how many of them there are.
    Field(char, usize),
    Literal(char),
}

/// The parts of a format; `None` where it needs words.
fn parts(code: &str) -> Option<Vec<Part>> {
    let code = code.split(';').next().unwrap_or_default();
    let lower = code.to_ascii_lowercase();
    if lower.contains("am/pm") || lower.contains("a/p") || lower.contains("上午") || lower.contains("[$-f")
    {
        return None;
    }
    let mut out: Vec<Part> = Vec::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            field @ ('y' | 'm' | 'd' | 'h' | 's') => match out.last_mut() {
                Some(Part::Field(last, wide)) if *last == field => *wide += 1,
                _ => out.push(Part::Field(field, 1)),
            },
            '"' => out.extend(chars.by_ref().take_while(|c| *c != '"').map(Part::Literal)),
            '\\' | '!' => out.extend(chars.next().map(Part::Literal)),
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                chars.by_ref().take_while(|c| *c != ']').for_each(drop);
            }
            // Names of weekdays, years of an era, parts of seconds.
            'a' | 'e' | 'g' | 'b' | '0' | '#' | '@' => return None,
            _ => out.push(Part::Literal(c)),
        }
    }
    // The system's own short date is stored as mm-dd-yy.
    let words = out.iter().any(|part| match part {
        Part::Field('m' | 'd', wide) => *wide > 2,
        Part::Field('y', wide) => *wide < 4,
        Part::Field(..) | Part::Literal(_) => false,
    });
    let any = out.iter().any(|part| matches!(part, Part::Field(..)));
    (any && !words).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn dates_print_as_their_cells_show_them() {
        for (value, is_1904, code, printed) in [
            (45042.0, false, "yyyy-mm-dd", "2023-04-26"),
            (45042.0, false, "yyyy\"年\"m\"月\"", "2023年4月"),
            (45042.0, false, "yyyy\"年\"m\"月\"d\"日\";@", "2023年4月26日"),
            (45042.0, false, "yyyy/m", "2023/4"),
            (45042.0, false, "yyyy", "2023"),
            (43580.0, true, "yyyy-mm-dd", "2023-04-26"),
            (45042.0, false, "[$-804]yyyy\\-mm", "2023-04"),
            (45042.0, false, "mmm-yy", "2023-04-26"),
            (45042.0, false, "General", "2023-04-26"),
            (45042.75, false, "yyyy-mm-dd hh:mm", "2023-04-26 18:00"),
            (45042.7291666667, false, "h:mm", "17:30"),
            (45042.7291666667, false, "dddd", "2023-04-26 17:30"),
        ] {
            assert_eq!(shown(&ExcelDateTime::new(value, DateTime, is_1904), code), printed, "{value} {code}");
        }
        assert_eq!(shown(&ExcelDateTime::new(1.1041666667, TimeDelta, false), "[h]:mm"), "26:30");
    }
}
