//! Typed content from the tree: serde's data model over nodes.
//!
//! Two names ask for more than serde's data model has. A newtype struct named [`PLACED`] gets the place of its value as three
//! numbers, then the value: that is how [`Spanned`] and [`Text`] know where they stand. An enum named [`SHAPED`] is told
//! apart by the value's own form: its variants are `scalar`, `sequence`, a key that a mapping has, and `mapping`.
//! Nothing is buffered on the way (as serde's `untagged` would), so no place is lost.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, Deserialize, DeserializeSeed, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::{Key, Kind, Node};
use crate::source::{Span, Spanned, Text};

/// The newtype struct that is handed the place of its value.
const PLACED: &str = "$casebound::Placed";
/// The enum that is told apart by the form of its value.
const SHAPED: &str = "$casebound::Shaped";

/// Why a tree does not have the form of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The innermost value that does not fit.
    pub span: Option<Span>,
    message: String,
}

impl Error {
    fn at(self, span: Span) -> Error {
        Error { span: self.span.or(Some(span)), ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Error {
        Error { span: None, message: message.to_string() }
    }
}

/// Reads a tree as a type.
///
/// # Errors
///
/// The innermost value that does not fit, with its place.
pub fn from_node<'de, T: Deserialize<'de>>(node: &'de Node) -> Result<T, Error> {
    T::deserialize(node).map_err(|error| error.at(node.span))
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Spanned<T>, D::Error> {
        struct Place<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Place<T> {
            type Value = Spanned<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut parts: A) -> Result<Spanned<T>, A::Error> {
                fn next<'de, T: Deserialize<'de>, A: de::SeqAccess<'de>>(
                    parts: &mut A,
                ) -> Result<T, A::Error> {
                    parts.next_element()?.ok_or_else(|| de::Error::custom("a value without a place"))
                }
                let span = Span { file: next(&mut parts)?, start: next(&mut parts)?, end: next(&mut parts)? };
                Ok(Spanned { span, value: next(&mut parts)? })
            }
        }

        deserializer.deserialize_newtype_struct(PLACED, Place(std::marker::PhantomData))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        let Spanned { value, span } = Spanned::<&str>::deserialize(deserializer)?;
        Ok(Text::new(value, span))
    }
}

/// A place, then the value that stands there.
struct Placed<V> {
    place: std::array::IntoIter<u32, 3>,
    value: Option<V>,
}

impl<V> Placed<V> {
    fn new(span: Span, value: V) -> Placed<V> {
        Placed { place: [span.file, span.start, span.end].into_iter(), value: Some(value) }
    }
}

impl<'de, V: de::Deserializer<'de, Error = Error>> de::SeqAccess<'de> for Placed<V> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        match (self.place.next(), &mut self.value) {
            (Some(number), _) => seed.deserialize(number.into_deserializer()).map(Some),
            (None, value) => value.take().map(|value| seed.deserialize(value)).transpose(),
        }
    }
}

impl Node {
    fn scalar(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, .. } => Some(text),
            Kind::Sequence(_) | Kind::Mapping(_) => None,
        }
    }
}

/// Numbers are read from the characters that were typed.
macro_rules! parsed {
    ($($method:ident $visit:ident $expected:literal)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let parsed = self.scalar().and_then(|text| text.parse().ok());
            visitor.$visit(parsed.ok_or_else(|| de::Error::custom(concat!("expected ", $expected)))?)
        })*
    };
}

impl<'de> de::Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            Kind::Scalar { .. } if self.is_null() => visitor.visit_unit(),
            Kind::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            Kind::Sequence(items) => visitor.visit_seq(Items(items.iter())),
            Kind::Mapping(entries) => visitor.visit_map(Entries { rest: entries.iter(), value: None }),
        }
    }

    parsed! {
        deserialize_u8 visit_u8 "a whole number"
        deserialize_u32 visit_u32 "a whole number"
        deserialize_f64 visit_f64 "a number"
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let parsed = self.scalar().and_then(|text| text.to_ascii_lowercase().parse().ok());
        visitor.visit_bool(parsed.ok_or_else(|| de::Error::custom("expected true or false"))?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(self.scalar().ok_or_else(|| de::Error::custom("expected text"))?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            PLACED => visitor.visit_seq(Placed::new(self.span, self)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = match (&self.kind, name) {
            (Kind::Scalar { .. }, SHAPED) => Variant { name: "scalar", value: Some(self) },
            (Kind::Sequence(_), SHAPED) => Variant { name: "sequence", value: Some(self) },
            (Kind::Mapping(_), SHAPED) => {
                let own = variants.iter().find(|variant| self.key(variant).is_some());
                Variant { name: own.unwrap_or(&"mapping"), value: Some(self) }
            }
            (Kind::Scalar { text, .. }, _) => Variant { name: text, value: None },
            (Kind::Mapping(entries), _) if let [(key, value)] = entries.as_slice() => {
                Variant { name: &key.text, value: Some(value) }
            }
            _ => return Err(de::Error::custom("expected one key")),
        };
        visitor.visit_enum(variant)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u64 u128 f32 char bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

/// The items of a sequence.
struct Items<'de>(std::slice::Iter<'de, Node>);

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let read = |node: &'de Node| seed.deserialize(node).map_err(|error| error.at(node.span));
        self.0.next().map(read).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

/// The entries of a mapping.
struct Entries<'de> {
    rest: std::slice::Iter<'de, (Key, Node)>,
    value: Option<&'de Node>,
}

impl<'de> de::MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(key).map(Some).map_err(|error| error.at(key.span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.value.take().ok_or_else(|| de::Error::custom("a value without its key"))?;
        seed.deserialize(value).map_err(|error| error.at(value.span))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

impl<'de> de::Deserializer<'de> for &'de Key {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_borrowed_str(&self.text)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            PLACED => visitor.visit_seq(Placed::new(self.span, self)),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A variant by its name, with its value unless the name is all there is.
struct Variant<'de> {
    name: &'de str,
    value: Option<&'de Node>,
}

impl<'de> Variant<'de> {
    fn value(self) -> Result<&'de Node, Error> {
        self.value.ok_or_else(|| de::Error::custom("expected a value"))
    }
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = Error;
    type Variant = Variant<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Variant<'de>), Error> {
        let name: StrDeserializer<'_, Error> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.value {
            None => Ok(()),
            Some(_) => Err(de::Error::custom("expected no value")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        let value = self.value()?;
        seed.deserialize(value).map_err(|error| error.at(value.span))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_any(self.value()?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_any(self.value()?, visitor)
    }
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;
    use serde::Deserialize;

    use super::super::{Tree, parse};
    use super::*;
    use crate::source::Sources;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Everything {
        text: Text,
        optional: Option<Text>,
        absent: Option<Text>,
        number: Spanned<u8>,
        switch: bool,
        list: Vec<Spanned<Vec<Option<Text>>>>,
        map: IndexMap<Text, Option<Shape>>,
        blocks: Vec<Block>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename = "$casebound::Shaped")]
    enum Shape {
        #[serde(rename = "scalar")]
        One(Text),
        #[serde(rename = "sequence")]
        Many(Vec<Text>),
        #[serde(rename = "part")]
        Part(Part),
        #[serde(rename = "mapping")]
        Other(IndexMap<Text, Text>),
    }

    #[derive(Debug, Deserialize)]
    struct Part {
        part: Text,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Block {
        Text(Text),
        Pagebreak,
    }

    const TYPED: &str = "text: 12.50\noptional: ~\nnumber: 7\nswitch: true\nlist:\n  - [甲, ~]\n  - [\"乙\"]\nmap:\n  \
                         一: 丙\n  二: [丁]\n  三: { part: 戊 }\n  四: { 己: 庚 }\n  五: ~\nblocks: [text: 辛, pagebreak]\n";

    fn tree(text: &str) -> (Sources, Node) {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text);
        let Tree { root, faults, .. } = parse(sources.get(file).expect("just added"), file);
        assert!(faults.is_empty(), "{faults:?}");
        (sources, root.expect("a tree"))
    }

    #[test]
    fn every_value_knows_its_place() {
        let (sources, root) = tree(TYPED);
        let read: Everything = from_node(&root).expect("everything");
        let source = sources.get(0).expect("the file");
        let written = |span: Span| &source.text()[span.start as usize..span.end as usize];
        assert_eq!((read.text.as_str(), written(read.text.span())), ("12.50", "12.50"));
        assert!(read.optional.is_none() && read.absent.is_none() && read.switch);
        assert_eq!((*read.number, written(read.number.span)), (7, "7"));
        assert_eq!(written(read.list[0].span), "[甲, ~");
        assert_eq!(read.list[0][1], None);
        assert_eq!(written(read.list[1][0].as_ref().expect("a cell").span()), "\"乙\"");
        let keys: Vec<&str> = read.map.keys().map(|key| written(key.span())).collect();
        assert_eq!(keys, ["一", "二", "三", "四", "五"]);
        let mut shapes = read.map.values();
        assert!(matches!(shapes.next(), Some(Some(Shape::One(text))) if written(text.span()) == "丙"));
        assert!(matches!(shapes.next(), Some(Some(Shape::Many(all))) if written(all[0].span()) == "丁"));
        assert!(matches!(shapes.next(), Some(Some(Shape::Part(p))) if written(p.part.span()) == "戊"));
        assert!(matches!(shapes.next(), Some(Some(Shape::Other(all))) if written(all[0].span()) == "庚"));
        assert!(matches!(shapes.next(), Some(None)));
        assert!(
            matches!(read.blocks.as_slice(), [Block::Text(text), Block::Pagebreak] if written(text.span()) == "辛")
        );
    }

    #[test]
    fn an_alias_stands_where_its_anchor_stands() {
        let (sources, root) = tree("a: &x 甲\nb: *x\n");
        let read: IndexMap<Text, Text> = from_node(&root).expect("a map");
        let source = sources.get(0).expect("the file");
        let lines: Vec<usize> = read.values().map(|text| source.line_column(text.span().start).0).collect();
        assert_eq!(lines, [1, 1]);
    }

    #[test]
    fn what_does_not_fit_is_named_where_it_stands() {
        for (from, to, place) in [
            ("number: 7", "number: 256", (3, 9)),
            ("switch: true", "switch: ja", (4, 9)),
            ("text: 12.50", "text: [12.50]", (1, 7)),
            ("[text: 辛, pagebreak]", "[text: 辛, pagebrake]", (14, 19)),
            ("part: 戊", "part: [戊]", (11, 14)),
        ] {
            let (sources, root) = tree(&TYPED.replace(from, to));
            let error = from_node::<Everything>(&root).expect_err(to);
            let at = error.span.expect("a place").start;
            assert_eq!(sources.get(0).expect("the file").line_column(at), place, "{to}: {error}");
        }
    }
}
