//! Marks as SVG whose text stays text: it can be searched, selected and edited, and needs the book's fonts to look right.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use crate::figure::mark::{
    Anchor, Drawing, HATCH_BORDER, HATCH_LINE, Mark, Paint, Point, Step, Stroke, hatching,
};
use crate::figure::measure::{NOTE_RISE, NOTE_SCALE, SUB_DROP};
use crate::geometry::number;
use crate::ink::{Ink, Theme};
use crate::quantity::{Run, runs};

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
    let mut svg = Svg { xml: Writer::new(Vec::new()), theme };
    let (width, height) = (number(drawing.width), number(drawing.height));
    svg.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", &format!("{width}pt")),
            ("height", &format!("{height}pt")),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("font-family", caption.families),
            ("role", "img"),
        ],
    );
    for (element, text) in [("title", caption.title), ("desc", caption.alt)] {
        svg.open(element, &[]);
        svg.text(text);
        svg.close(element);
    }
    drawing.marks.iter().for_each(|mark| svg.mark(mark));
    svg.close("svg");
    String::from_utf8(svg.xml.into_inner()).unwrap_or_default()
}

struct Svg<'a> {
    xml: Writer<Vec<u8>>,
    theme: &'a Theme,
}

/// Attributes of a shape.
type Attributes<'a> = Vec<(&'a str, String)>;

impl Svg<'_> {
    /// Writing to memory cannot fail.
    fn write(&mut self, event: Event) {
        let _ = self.xml.write_event(event);
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(text)));
    }

    fn empty(&mut self, name: &str, attributes: &Attributes) {
        let attributes = attributes.iter().map(|(name, value)| (*name, value.as_str()));
        self.write(Event::Empty(BytesStart::new(name).with_attributes(attributes)));
    }

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
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                self.open(
                    "text",
                    &[
                        ("x", &number(at.x)),
                        ("y", &number(at.y)),
                        ("font-size", &number(style.size)),
                        ("font-weight", &style.weight.to_string()),
                        ("fill", &self.color(*paint)),
                        ("text-anchor", anchor),
                    ],
                );
                for run in runs(text) {
                    match run {
                        Run::Plain(plain) => self.text(plain),
                        Run::Note(mark) | Run::Sub(mark) => {
                            let is_note = matches!(run, Run::Note(_));
                            let rise = style.size * if is_note { NOTE_RISE } else { -SUB_DROP };
                            let size = style.size * NOTE_SCALE;
                            self.open("tspan", &[("font-size", &number(size)), ("dy", &number(-rise))]);
                            self.text(mark);
                            self.close("tspan");
                            // What follows the mark is back on the line.
                            self.open("tspan", &[("dy", &number(rise))]);
                            self.text("\u{200B}");
                            self.close("tspan");
                        }
                    }
                }
                self.close("text");
            }
        }
    }

    fn shape(
        &mut self,
        name: &str,
        sides: &[(&'static str, f64)],
        fill: Option<Paint>,
        stroke: Option<&Stroke>,
    ) {
        let mut attributes: Attributes = sides.iter().map(|(name, value)| (*name, number(*value))).collect();
        attributes.extend(self.paint(fill, stroke));
        self.empty(name, &attributes);
    }

    fn path(&mut self, steps: &[Step], fill: Option<Paint>, stroke: Option<&Stroke>) {
        let point = |p: &Point| format!("{} {}", number(p.x), number(p.y));
        let data = steps.iter().map(|step| match step {
            Step::Move(to) => format!("M{}", point(to)),
            Step::Line(to) => format!("L{}", point(to)),
            Step::Cubic(a, b, to) => format!("C{} {} {}", point(a), point(b), point(to)),
            Step::Close => "Z".to_owned(),
        });
        let mut attributes = vec![("d", data.collect())];
        attributes.extend(self.paint(fill, stroke));
        self.empty("path", &attributes);
    }

    fn paint(&self, fill: Option<Paint>, stroke: Option<&Stroke>) -> Attributes<'static> {
        let mut attributes = vec![("fill", fill.map_or("none".to_owned(), |paint| self.color(paint)))];
        if let Some(stroke) = stroke {
            attributes.push(("stroke", self.color(stroke.paint)));
            attributes.push(("stroke-width", number(stroke.width)));
            if stroke.dashed {
                attributes.push(("stroke-dasharray", "2 2".to_owned()));
            }
        }
        attributes
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
