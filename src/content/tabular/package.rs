//! An .xlsx file as a package of parts: what kind of file it is, that it is not a bomb, and what a sheet says beside its values.

#![allow(clippy::wildcard_enum_match_arm, reason = "most of the parser's events are nothing here")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::address::{self, Area};
use crate::bounds::widened;
use crate::signature;

/// Most parts of a workbook.
const MAX_PARTS: usize = 4000;
/// Most bytes that the XML parts of a workbook unpack to.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// Bytes at the beginning of a part in which its root stands.
const MAX_START: u64 = 4096;
/// Fewest bytes of a shared string, with its tags.
const MIN_STRING: u64 = 5;

/// What a file is that is no .xlsx workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A binary workbook.
    Xlsb,
    /// A spreadsheet of LibreOffice.
    Ods,
    /// A spreadsheet of Apple's Numbers.
    Numbers,
    /// A workbook that opens with a password only.
    Encrypted,
    /// A web page, as websites export it under the name of a workbook.
    Html,
    /// An XML Spreadsheet of Excel 2003.
    Xml2003,
    /// Text, such as CSV.
    Text,
    /// A package that unpacks to more than any workbook needs.
    Bomb,
    /// Something else.
    Unknown,
}

/// What a file is by its bytes, whatever its name says; `None` for a workbook that can be read.
pub(super) fn kind(bytes: &[u8]) -> Option<Other> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
        return Some(if has(&encrypted) { Other::Encrypted } else { Other::Xls });
    }
    if bytes.starts_with(b"PK") {
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Some(Other::Unknown) };
        let names = names(&zip);
        let has = |name: &str| names.iter().any(|own| own.eq_ignore_ascii_case(name));
        return match () {
            () if has("xl/workbook.bin") => Some(Other::Xlsb),
            () if has("content.xml") && has("META-INF/manifest.xml") => Some(Other::Ods),
            () if names.iter().any(|name| name.ends_with(".iwa")) => Some(Other::Numbers),
            () if !names.iter().any(|name| is_workbook(name)) => Some(Other::Unknown),
            () => is_bomb(&mut zip).then_some(Other::Bomb),
        };
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    Some(match () {
        () if start.contains("urn:schemas-microsoft-com:office:spreadsheet") => Other::Xml2003,
        () if start.starts_with("<!doctype html")
            || start.starts_with("<html")
            || start.contains("<table") =>
        {
            Other::Html
        }
        () if signature::identify(bytes) == Some(&signature::TEXT) => Other::Text,
        () => Other::Unknown,
    })
}

/// The names of a package's parts.
fn names(zip: &ZipArchive<Cursor<&[u8]>>) -> Vec<String> {
    zip.file_names().flatten().map(|name| name.into_owned()).collect()
}

fn is_workbook(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with("workbook.xml")
}

/// Whether a package has more parts, or unpacks to more, than any workbook needs. What it says of its sizes is not believed.
fn is_bomb(zip: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    if zip.len() > MAX_PARTS {
        return true;
    }
    let mut left = widened(MAX_UNPACKED);
    for index in 0..zip.len() {
        let Ok(part) = zip.by_index(index) else { continue };
        let read = part.name().is_ok_and(|name| name.ends_with(".xml") || name.ends_with(".rels"));
        if !read {
            continue;
        }
        let mut start = Vec::new();
        let mut part = part.take(left + 1);
        let begun = part.by_ref().take(MAX_START).read_to_end(&mut start).unwrap_or(0) as u64;
        let unpacked = begun + std::io::copy(&mut part, &mut std::io::sink()).unwrap_or(0);
        // Room is made for as many shared strings as the part claims to have.
        if unpacked > left || claimed_strings(&start) > unpacked / MIN_STRING {
            return true;
        }
        left -= unpacked;
    }
    false
}

/// How many strings a part of shared strings says it has; 0 for any other part.
fn claimed_strings(start: &[u8]) -> u64 {
    let mut claimed = 0;
    elements(&String::from_utf8_lossy(start), |name, attributes| {
        if name == "sst" {
            let numbers = ["count", "uniqueCount"].map(|key| attributes.get(key)?.parse::<u64>().ok());
            claimed = numbers.into_iter().flatten().max().unwrap_or(0);
        }
    });
    claimed
}

/// What a sheet says beside the values of its cells. Rows and columns count from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Layout {
    /// Rows that are not shown.
    pub hidden_rows: BTreeSet<u32>,
    /// Columns that are not shown.
    pub hidden_columns: BTreeSet<u32>,
    /// Merged cells: first and last row and column.
    pub merged: Vec<Area>,
    /// Cells with a formula and no result of it.
    pub unsolved: BTreeSet<(u32, u32)>,
}

impl Layout {
    /// Whether a cell is shown.
    pub(super) fn shows(&self, (row, column): (u32, u32)) -> bool {
        !self.hidden_rows.contains(&row) && !self.hides_column(column)
    }

    /// Whether a column is hidden.
    pub(super) fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.contains(&column)
    }

    /// Reads the layout of the sheet of this name; one that the package does not hold is empty.
    pub(super) fn new(bytes: &[u8], sheet: &str) -> Layout {
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Layout::default() };
        let path = part_of(&mut zip, sheet);
        path.and_then(|path| part(&mut zip, &path)).map(|xml| layout(&xml)).unwrap_or_default()
    }
}

/// A part as text. Names are told apart by their letters, not by their case.
fn part(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let own = names(zip).into_iter().find(|own| own.eq_ignore_ascii_case(name))?;
    let mut text = String::new();
    zip.by_name(&own).ok()?.take(widened(MAX_UNPACKED)).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The name of the part that holds a sheet: the workbook names a relation, which names the part.
fn part_of(zip: &mut ZipArchive<Cursor<&[u8]>>, sheet: &str) -> Option<String> {
    let workbook = names(zip).into_iter().find(|name| is_workbook(name))?;
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let mut id = None;
    elements(&part(zip, &workbook)?, |name, attributes| {
        if name == "sheet" && attributes.get("name").is_some_and(|name| name == sheet) {
            id = attributes.get("id").cloned();
        }
    });
    let id = id?;
    let mut target = None;
    elements(&part(zip, &format!("{folder}/_rels/{file}.rels"))?, |name, attributes| {
        if name == "Relationship" && attributes.get("Id") == Some(&id) {
            target = attributes.get("Target").cloned();
        }
    });
    let target = target?;
    Some(match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    })
}

fn layout(xml: &str) -> Layout {
    let mut found = Layout::default();
    // Where runs of hidden columns begin and end, however many of them the file has.
    let mut hidden_edges = vec![0_i64; address::LAST.1 as usize + 1];
    let mut row = 0;
    let mut next = (0, 0);
    let mut cell: Option<(u32, u32)> = None;
    let (mut formula, mut value, mut inside) = (false, false, false);
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(ref element) | Event::Empty(ref element) => {
                let is_empty = matches!(event, Event::Empty(_));
                let name = element.local_name();
                let attributes = attributes(element);
                let number = |key: &str| attributes.get(key).and_then(|value| value.parse::<u32>().ok());
                let said =
                    |key: &str, is: fn(&str) -> bool| attributes.get(key).is_some_and(|value| is(value));
                let none = |value: &str| value.parse() == Ok(0.0);
                // Without height or width nothing shows, either.
                let hidden = said("hidden", |value| matches!(value, "1" | "true"))
                    || ["ht", "width"].into_iter().any(|key| said(key, none));
                match name.as_ref() {
                    "col" if hidden => {
                        if let (Some(first), Some(last)) = (number("min"), number("max")) {
                            let at = |column: u32| column.clamp(0, address::LAST.1) as usize;
                            hidden_edges[at(first.saturating_sub(1))] += 1;
                            hidden_edges[at(last.max(first.saturating_sub(1)))] -= 1;
                        }
                    }
                    "row" => {
                        row = number("r").map_or(next.0, |row| row.clamp(1, address::LAST.0) - 1);
                        next = (row + 1, 0);
                        if hidden {
                            found.hidden_rows.insert(row);
                        }
                    }
                    "c" => {
                        let place = attributes
                            .get("r")
                            .and_then(|place| address::cell(place))
                            .unwrap_or((row, next.1));
                        next.1 = place.1 + 1;
                        (formula, value) = (false, false);
                        cell = (!is_empty).then_some(place);
                    }
                    "f" => formula = true,
                    "v" | "t" => inside = !is_empty,
                    "mergeCell" => {
                        found.merged.extend(attributes.get("ref").and_then(|area| address::area(area)));
                    }
                    _ => {}
                }
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if inside => value = true,
            Event::End(element) => match element.local_name().as_ref() {
                "v" | "t" => inside = false,
                "c" => {
                    found.unsolved.extend(cell.take().filter(|_| formula && !value));
                }
                _ => {}
            },
            _ => {}
        }
    }
    let mut depth = 0;
    for (column, edge) in hidden_edges.iter().enumerate() {
        depth += edge;
        if depth > 0 {
            found.hidden_columns.insert(column as u32);
        }
    }
    found
}

/// Calls `visit` with the local name and the attributes of every element.
fn elements(xml: &str, mut visit: impl FnMut(&str, &BTreeMap<String, String>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) => {
                visit(element.local_name().as_ref(), &attributes(&element));
            }
            _ => {}
        }
    }
}

/// The attributes of an element by their local names.
fn attributes(element: &BytesStart) -> BTreeMap<String, String> {
    let each = element.attributes().flatten().map(|attribute| {
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap_or_default();
        (attribute.key.local_name().as_ref().to_owned(), value.into_owned())
    });
    each.collect()
}
