//! Model types as values of templates: objects that the formatter recognises, whatever path they take.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};
use serde::{Serialize, Serializer};

use crate::figure::Chart;
use crate::ink::{Ink, Theme};
use crate::model::prose::Prose;
use crate::picture::PictureRef;
use crate::source::Text;

/// Declares an object that wraps a type of the model and renders as nothing but itself.
macro_rules! wrap {
    ($object:ident, $inner:ty, $render:expr) => {
        #[derive(Debug)]
        pub(super) struct $object(pub $inner);

        impl Object for $object {
            fn repr(self: &Arc<Self>) -> ObjectRepr {
                ObjectRepr::Plain
            }

            fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let render: fn(&$inner) -> String = $render;
                f.write_str(&render(&self.0))
            }
        }

        impl Serialize for $inner {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Value::from_object($object(self.clone())).serialize(serializer)
            }
        }
    };
}

wrap!(TextValue, Text, |text| text.to_string());
wrap!(ProseValue, Prose, |prose| prose.plain());
wrap!(InkValue, Ink, |ink| format!("{ink:?}"));
wrap!(ChartValue, Chart, |chart| chart.kind.name.to_owned());
wrap!(PictureValue, PictureRef, |picture| picture.path.clone());

impl Serialize for Theme {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Inks<'a> {
            accent: &'a Ink,
            accent_tone: &'a Ink,
            accent_tint: &'a Ink,
            accent_wash: &'a Ink,
            text: &'a Ink,
            muted: &'a Ink,
            rule: &'a Ink,
            paper: &'a Ink,
            key: Ink,
            series: &'a [Ink],
            /// From light to dark, for ordered scales.
            ramp: &'a [Ink],
            parts: Vec<Part<'a>>,
        }
        #[derive(Serialize)]
        struct Part<'a> {
            ink: &'a Ink,
            tone: Ink,
            pale: Ink,
        }
        let Theme { accent, accent_tint, accent_wash, text, muted, rule, paper, series, parts, spot: _ } =
            self;
        let (ramp, accent_tone) = (&self.ramp(), &self.accent_tone());
        let parts =
            parts.iter().map(|ink| Part { ink, tone: ink.tone(paper), pale: ink.pale(paper) }).collect();
        Inks {
            accent,
            accent_tone,
            accent_tint,
            accent_wash,
            text,
            muted,
            rule,
            paper,
            key: Ink::KEY,
            series,
            ramp,
            parts,
        }
        .serialize(serializer)
    }
}
