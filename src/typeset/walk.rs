//! The way through a frame and the groups in it.

use typst::layout::{Frame, FrameItem, Point};

/// Shows every item of a frame but its groups, in whose stead are their items, each with its place. Groups are taken as moved,
/// not turned: text that is read in lines stands upright.
pub(super) fn walk(frame: &Frame, origin: Point, see: &mut dyn FnMut(&FrameItem, Point)) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let moved = Point::new(group.transform.tx, group.transform.ty);
                walk(&group.frame, origin + *at + moved, see);
            }
            item => see(item, origin + *at),
        }
    }
}
