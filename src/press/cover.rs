//! The cover as one sheet: back, spine and front, made of pages that are set already.

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, FrameKind, GroupItem, Point, Size};
use typst::syntax::Span;
use typst::visualize::{Curve, Geometry};
use typst_layout::Page;

/// The sheet. All pages are as high as the front; what of them reaches over a fold is cut off there. Without a spine the covers meet;
/// without a back its side stays white.
pub fn sheet(back: Option<&Page>, spine: Option<&Page>, front: &Page) -> Page {
    let bleed = front.bleed.left.max(front.bleed.right);
    let (width, height) = (front.frame.width(), front.frame.height());
    let fold = width + spine.map_or(Abs::zero(), |spine| spine.frame.width());
    let mut frame = Frame::new(Size::new(fold + width, height), FrameKind::Hard);
    // The ground of the spine goes on below its neighbours, so that no hairline shows between them.
    let panels = [
        (spine, width, (if back.is_some() { bleed } else { Abs::zero() }, bleed)),
        (back, Abs::zero(), (bleed, Abs::zero())),
        (Some(front), fold, (Abs::zero(), bleed)),
    ];
    for (page, left, over) in panels {
        if let Some(page) = page {
            frame.push(Point::new(left - over.0, -bleed), FrameItem::Group(panel(page, bleed, over)));
        }
    }
    Page { frame, fill: Smart::Custom(None), number: 1, ..front.clone() }
}

/// A page with its ground, cut to what it has of the sheet: the bleed above and below it, and so much to its left and right.
fn panel(page: &Page, bleed: Abs, (left, right): (Abs, Abs)) -> GroupItem {
    let size = Size::new(page.frame.width() + left + right, page.frame.height() + bleed * 2.0);
    let mut frame = Frame::new(size, FrameKind::Hard);
    if let Some(ground) = page.fill_or_transparent() {
        let ground = Geometry::Rect(size).filled(ground);
        frame.push(Point::zero(), FrameItem::Shape(ground, Span::detached()));
    }
    frame.push_frame(Point::new(left, bleed), page.frame.clone());
    let mut group = GroupItem::new(frame);
    group.clip = Some(Curve::rect(size));
    group
}
