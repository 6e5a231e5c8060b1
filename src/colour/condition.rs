//! Printing conditions: the name that the printer and the output intent agree on.

/// Where the names of printing conditions are registered.
pub const REGISTRY: &str = "http://www.color.org";

/// The most ink, in percent, where a condition's own limit is not known: what sheet-fed printers take on any paper.
pub const CAUTIOUS_LIMIT: f64 = 300.0;

/// A printing condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Its registered name, such as `FOGRA39`.
    pub identifier: String,
    /// What it stands for, for people.
    pub description: String,
    /// Whether the name stands in the ICC's registry of characterised printing conditions.
    pub registered: bool,
    /// The most ink on one spot, in percent of one ink.
    pub ink_limit: f64,
}

/// Names, descriptions and limits of total area coverage. The limits are those of the profiles that Fogra, ECI, IDEAlliance
/// and Japan Color publish for the conditions.
const KNOWN: [(&str, &str, f64); 9] = [
    ("FOGRA27", "Offset printing, coated paper, ISO 12647-2:1996", 350.0),
    ("FOGRA39", "Offset printing, coated paper, ISO 12647-2:2004", 330.0),
    ("FOGRA47", "Offset printing, uncoated paper, ISO 12647-2:2004", 300.0),
    ("FOGRA51", "Offset printing, premium coated paper, ISO 12647-2:2013", 300.0),
    ("FOGRA52", "Offset printing, wood-free uncoated paper, ISO 12647-2:2013", 300.0),
    ("CGATS21_CRPC6", "Offset printing, premium coated paper, GRACoL 2013", 320.0),
    ("CGATS TR 001", "Web offset printing, SWOP, 1995", 300.0),
    ("JC200103", "Japan Color 2001, coated paper", 350.0),
    ("JCW2003", "Japan Color 2003, web offset, coated paper", 310.0),
];

/// Words of profiles' descriptions, in capitals and without blanks and marks, with the condition that they are made for. The
/// longer ones come first.
const PROFILES: [(&str, &str); 17] = [
    ("PSOUNCOATEDV3", "FOGRA52"),
    ("PSOCOATEDV3", "FOGRA51"),
    ("PSOUNCOATED", "FOGRA47"),
    ("ISOUNCOATED", "FOGRA29"),
    ("ISOCOATEDV2", "FOGRA39"),
    ("ISOCOATED", "FOGRA27"),
    ("EUROSCALECOATED", "FOGRA27"),
    ("GRACOL2013", "CGATS21_CRPC6"),
    ("CRPC6", "CGATS21_CRPC6"),
    ("SWOP", "CGATS TR 001"),
    ("JAPANCOLOR2001COATED", "JC200103"),
    ("JAPANCOLOR2003WEB", "JCW2003"),
    ("FOGRA27", "FOGRA27"),
    ("FOGRA39", "FOGRA39"),
    ("FOGRA47", "FOGRA47"),
    ("FOGRA51", "FOGRA51"),
    ("FOGRA52", "FOGRA52"),
];

/// The name of the condition that a profile is made for, as far as its description says.
pub fn of_profile(description: &str) -> Option<&'static str> {
    let plain: String = description.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_uppercase();
    // What names its condition outright is made for that.
    let outright = PROFILES.iter().find(|(words, name)| words == name && plain.contains(words));
    outright.or_else(|| PROFILES.iter().find(|(words, _)| plain.contains(words))).map(|(_, name)| *name)
}

impl Condition {
    /// The condition of the built-in profile.
    pub fn built_in() -> Condition {
        Condition::named("FOGRA39")
    }

    /// The condition with this name. One that is not known has a cautious limit and is not called registered.
    pub fn named(name: &str) -> Condition {
        let known = KNOWN.iter().find(|(identifier, ..)| identifier.eq_ignore_ascii_case(name));
        match known {
            Some((identifier, description, limit)) => Condition {
                identifier: (*identifier).to_owned(),
                description: (*description).to_owned(),
                registered: true,
                ink_limit: *limit,
            },
            None => Condition {
                identifier: name.to_owned(),
                description: name.to_owned(),
                registered: false,
                ink_limit: CAUTIOUS_LIMIT,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_say_what_they_are_made_for() {
        for (description, condition) in [
            ("ISO Coated v2 300% (ECI)", Some("FOGRA39")),
            ("PSO Uncoated v3 (FOGRA52)", Some("FOGRA52")),
            ("Coated FOGRA27 (ISO 12647-2:2004)", Some("FOGRA27")),
            ("FOGRA39L coated", Some("FOGRA39")),
            ("GRACoL2013_CRPC6.icc", Some("CGATS21_CRPC6")),
            ("U.S. Web Coated (SWOP) v2", Some("CGATS TR 001")),
            ("House stock 7", None),
        ] {
            assert_eq!(of_profile(description), condition, "{description}");
        }
    }

    #[test]
    fn names_are_known_however_they_are_written() {
        assert_eq!(Condition::named("fogra39"), Condition::built_in());
        assert_eq!(Condition::built_in().ink_limit, 330.0);
        let house = Condition::named("House stock 7");
        assert_eq!((house.identifier.as_str(), house.registered), ("House stock 7", false));
        assert_eq!(house.ink_limit, CAUTIOUS_LIMIT);
    }
}
