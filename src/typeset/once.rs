//! Blocks that are laid out once, however often they are set: to be measured, and on the page that the plan gives them.
//!
//! Typst's cache knows a layout by what is laid out, in which styles and room, and by where in the document it stands: names of
//! elements are made of that. Such a block has a name of its own, so that its place does not matter, and room and styles that are
//! the same in both passes.

use typst::diag::SourceResult;
use typst::ecow::EcoString;
use typst::engine::Engine;
use typst::foundations::{
    Content, NativeElement, Packed, Scope, Style, StyleChain, Styles, TargetElem, elem, func,
};
use typst::introspection::{Location, Locator};
use typst::layout::{Abs, Axes, BlockElem, Fragment, Length, PageElem, Region, Regions, Size};
use typst::syntax::Span;
use typst::utils::hash128;
use typst_layout::layout_fragment;

/// The source that gives the function to layouts.
pub(super) const SOURCE: &str = "#let once = set-once\n";

/// Makes Typst know the function.
pub(super) fn define(scope: &mut Scope) {
    scope.define_func::<set_once>();
}

/// A block as wide as there is room. `name` is its own in the document, `height` is how tall pages are, and `breakable` says
/// whether they may end within it.
#[func]
fn set_once(span: Span, name: EcoString, height: Length, breakable: bool, body: Content) -> Content {
    let block = Packed::new(Once { name, height, breakable, body }).spanned(span);
    BlockElem::multi_layouter(block, layout).with_breakable(breakable).pack().spanned(span)
}

#[elem]
struct Once {
    #[required]
    name: EcoString,
    #[required]
    height: Length,
    #[required]
    breakable: bool,
    #[required]
    body: Content,
}

fn layout(
    elem: &Packed<Once>,
    engine: &mut Engine,
    _: Locator,
    styles: StyleChain,
    regions: Regions,
) -> SourceResult<Fragment> {
    let own: Styles = styles.to_map().into_iter().filter(|style| !is_of_page(style)).collect();
    let locator = Locator::synthesize(Location::new(hash128(&elem.name)));
    let expand = Axes::new(true, false);
    let regions = if elem.breakable {
        Regions { full: elem.height.at(Abs::zero()), expand, ..regions }
    } else {
        Region::new(Size::new(regions.size.x, Abs::inf()), expand).into()
    };
    layout_fragment(engine, &elem.body, locator, StyleChain::new(&own), regions)
}

/// Whether a style says how pages look, which is nothing to what stands on them.
fn is_of_page(style: &Style) -> bool {
    style
        .property()
        .is_some_and(|property| property.is_of(PageElem::ELEM) || property.is_of(TargetElem::ELEM))
}
