//! Marks as SVG whose text stays text: it can be searched, selected and edited, and needs the book's fonts to look right.

use xmlwriter::{Options, XmlWriter};

use super::emit::number;
use super::mark::{Anchor, Drawing, HATCH_BORDER, HATCH_LINE, Mark, Paint, Point, Step, Stroke, hatching};
use super::measure::{NOTE_RISE, NOTE_SCALE};
use crate::content::quantity::{Run, runs};
use crate::model::theme::{Ink, Theme};

/// What an SVG says about itself besides its marks.
pub struct Caption<'a> {
    /// The title.
    pub title: &'a str,
    /// The alternative text.
    pub alt: &'a str,
    /// The font families, as CSS.
    pub families: &'a str,
}

/// A drawing as an SVG document, its units points, in the theme's screen colours.
pub fn document(drawing: &Drawing, theme: &Theme, caption: &Caption) -> String {
    let mut xml =
        Writer { xml: XmlWriter::new(Options { use_single_quote: false, ..Options::default() }), theme };
    let (width, height) = (number(drawing.width), number(drawing.height));
    let own = &mut xml.xml;
    own.start_element("svg");
    own.write_attribute("xmlns", "http://www.w3.org/2000/svg");
    own.write_attribute("width", &format!("{width}pt"));
    own.write_attribute("height", &format!("{height}pt"));
    own.write_attribute("viewBox", &format!("0 0 {width} {height}"));
    own.write_attribute("font-family", caption.families);
    own.write_attribute("role", "img");
    for (element, text) in [("title", caption.title), ("desc", caption.alt)] {
        own.start_element(element);
        own.set_preserve_whitespaces(true);
        own.write_text(text);
        own.end_element();
        own.set_preserve_whitespaces(false);
    }
    drawing.marks.iter().for_each(|mark| xml.mark(mark));
    xml.xml.end_document()
}

struct Writer<'a> {
    xml: XmlWriter,
    theme: &'a Theme,
}

impl Writer<'_> {
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect { area, fill } => {
                let sides = [("x", area.x), ("y", area.y), ("width", area.width), ("height", area.height)];
                self.shape("rect", &sides, Some(*fill), None);
            }
            Mark::Circle { center, radius, fill, stroke } => {
                let sides = [("cx", center.x), ("cy", center.y), ("r", *radius)];
                self.shape("circle", &sides, *fill, stroke.as_ref());
            }
            Mark::Line { from, to, stroke } => {
                let sides = [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)];
                self.shape("line", &sides, None, Some(stroke));
            }
            Mark::Path { steps, fill, stroke } => self.path(steps, *fill, stroke.as_ref()),
            Mark::Hatch { outline } => {
                let (lines, edge) = hatching(outline);
                self.path(&lines, None, Some(&Stroke::solid(Paint::Rule, HATCH_LINE)));
                self.path(&edge, None, Some(&Stroke::solid(Paint::Rule, HATCH_BORDER)));
            }
            Mark::Text { at, anchor, text, style, paint } => {
                self.xml.start_element("text");
                self.sides(&[("x", at.x), ("y", at.y), ("font-size", style.size)]);
                self.xml.write_attribute("font-weight", &style.weight);
                self.xml.write_attribute("fill", &self.color(*paint));
                self.xml.write_attribute(
                    "text-anchor",
                    match anchor {
                        Anchor::Start => "start",
                        Anchor::Middle => "middle",
                        Anchor::End => "end",
                    },
                );
                self.xml.set_preserve_whitespaces(true);
                for run in runs(text) {
                    match run {
                        Run::Plain(plain) => self.xml.write_text(plain),
                        Run::Note(note) => {
                            self.xml.start_element("tspan");
                            self.sides(&[
                                ("font-size", style.size * NOTE_SCALE),
                                ("dy", -style.size * NOTE_RISE),
                            ]);
                            self.xml.write_text(note);
                            self.xml.end_element();
                            // What follows the mark is back on the line.
                            self.xml.start_element("tspan");
                            self.sides(&[("dy", style.size * NOTE_RISE)]);
                            self.xml.write_text("\u{200B}");
                            self.xml.end_element();
                        }
                    }
                }
                self.xml.end_element();
                self.xml.set_preserve_whitespaces(false);
            }
        }
    }

    fn shape(&mut self, name: &str, sides: &[(&str, f64)], fill: Option<Paint>, stroke: Option<&Stroke>) {
        self.xml.start_element(name);
        self.sides(sides);
        self.paint(fill, stroke);
        self.xml.end_element();
    }

    fn path(&mut self, steps: &[Step], fill: Option<Paint>, stroke: Option<&Stroke>) {
        let point = |p: &Point| format!("{} {}", number(p.x), number(p.y));
        let data = steps.iter().map(|step| match step {
            Step::Move(to) => format!("M{}", point(to)),
            Step::Line(to) => format!("L{}", point(to)),
            Step::Cubic(a, b, to) => format!("C{} {} {}", point(a), point(b), point(to)),
            Step::Close => "Z".to_owned(),
        });
        let data: String = data.collect();
        self.xml.start_element("path");
        self.xml.write_attribute("d", &data);
        self.paint(fill, stroke);
        self.xml.end_element();
    }

    fn sides(&mut self, sides: &[(&str, f64)]) {
        for (name, value) in sides {
            self.xml.write_attribute(name, &number(*value));
        }
    }

    fn paint(&mut self, fill: Option<Paint>, stroke: Option<&Stroke>) {
        let fill = fill.map_or("none".to_owned(), |paint| self.color(paint));
        self.xml.write_attribute("fill", &fill);
        if let Some(stroke) = stroke {
            self.xml.write_attribute("stroke", &self.color(stroke.paint));
            self.xml.write_attribute("stroke-width", &number(stroke.width));
            if stroke.dashed {
                self.xml.write_attribute("stroke-dasharray", "2 2");
            }
        }
    }

    fn color(&self, paint: Paint) -> String {
        let [r, g, b] = ink(self.theme, paint).screen;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

fn ink(theme: &Theme, paint: Paint) -> Ink {
    match paint {
        Paint::Accent => theme.accent,
        Paint::AccentTint => theme.accent_tint,
        Paint::AccentWash => theme.accent_wash,
        Paint::Text => theme.text,
        Paint::Muted => theme.muted,
        Paint::Rule => theme.rule,
        Paint::Paper => theme.paper,
        Paint::Series(index) => theme.series[index % theme.series.len()],
        Paint::Ramp(index) => {
            let ramp = theme.ramp();
            ramp[index.min(ramp.len() - 1)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::mark::{Area, at};
    use crate::figure::measure::Style;
    use crate::source::{Span, Text};

    #[test]
    fn text_stays_text_and_cannot_become_markup() {
        let mut drawing = Drawing::new(100.0);
        drawing.height = 20.0;
        drawing.hatch(Area::new(0.0, 0.0, 20.0, 10.0));
        let text = Text::new("<b>专利</b> & \"x\"^1^", Span::default());
        drawing.text(at(4.0, 9.0), Anchor::End, &text, Style::new(8.0, 400), Paint::Text);
        let caption = Caption { title: "a < b", alt: "]]>", families: "Noto Sans SC" };
        let svg = document(&drawing, &Theme::default(), &caption);
        let parsed = roxmltree::Document::parse(&svg).expect("well-formed");
        let text: String = parsed
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .flat_map(|node| node.descendants())
            .filter_map(|node| node.is_text().then(|| node.text()).flatten())
            .collect();
        assert_eq!(text.replace('\u{200B}', ""), "<b>专利</b> & \"x\"1");
        assert!(!svg.contains("<b>"));
    }
}
