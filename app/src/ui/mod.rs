//! The component kit: no business words, no features. Everything renders the same on the server and in
//! the browser, works without JavaScript, and has no style attributes (the CSP refuses them).
//!
//! | component | use |
//! |---|---|
//! | [`Frame`] | header with navigation, language and theme; banner; `<main>`; footer. Only `routes` uses it |
//! | [`PageHead`] | `<PageHead title lead=… >actions</PageHead>`: the page's `<h1>`, one line under it, buttons |
//! | [`Section`] | `<Section title note=…>…</Section>`: a card with an `<h2>` |
//! | [`Button`] | `<Button variant=ButtonVariant::Primary>"…"</Button>`; `submit` by default inside forms |
//! | [`LinkButton`] | `<LinkButton href variant=…>"…"</LinkButton>`: a link that looks like a button |
//! | [`Badge`] | `<Badge tone=Tone::Bad label="…" mark=true />`: colour, shape and words |
//! | [`ToneMark`] | `<ToneMark tone label="…" />`: only the coloured shape, its words for screen readers |
//! | [`StatTile`] | `<StatTile label value unit=… note=… href=… tone=… />`: one big number |
//! | [`StatRow`] | `<StatRow label>tiles</StatRow>`: the grid tiles stand in |
//! | [`TableFrame`] | `<TableFrame label density=…>` around `<thead>`/`<tbody>`: scrolls, sticky head, focusable |
//! | [`SortHeader`] | `<SortHeader label href sorted=Option<Sorted> numeric=true />`: a `<th>` that is a link |
//! | [`FilterForm`] | `<FilterForm action="/projects">fields</FilterForm>`: a GET form, navigates in place with JavaScript |
//! | [`TextField`] | `<TextField name label value=… kind=TextKind::Search />` |
//! | [`SelectField`] | `<SelectField name label options any=true />` with [`ChoiceOption`]s |
//! | [`GroupedSelectField`] | `<GroupedSelectField name label first groups />` with [`OptionGroup`]s: many values, or any |
//! | [`CheckboxGroup`] | `<CheckboxGroup name label options />`: several values of one filter, folded |
//! | [`PostForm`] | `<PostForm name="report" label again>fields</PostForm>`: a form that changes something |
//! | [`FileField`] | photos and documents: below those that are kept, in a `multipart` form |
//! | [`InputField`], [`AreaField`], [`PickField`], [`CheckField`] | its fields; they show what was typed and what is wrong |
//! | [`ShownText`] | `<ShownText label text />`: lines to read and to copy |
//! | [`DoneNotice`], [`Notice`] | what was done, after a form |
//! | [`Facts`], [`Fact`] | `<Facts><Fact term="…">value</Fact></Facts>`: a record's fields as `<dl>` |
//! | [`EmptyState`] | `<EmptyState title text=…>ways on</EmptyState>` |
//! | [`ErrorState`] | `<ErrorState error />` for an [`crate::error::AppError`] |
//! | [`awaited`] | `{awaited(12, move || async move { Ok(page(&answer.await?)) })}`: a part that waits for an answer |
//! | [`awaited_or`] | the same for a page that says in its own way what went wrong |
//! | [`Skeleton`] | `<Skeleton lines=4 />` while something loads |
//! | [`Disclosure`] | `<Disclosure summary open=…>…</Disclosure>`: `<details>` |
//! | [`TabLinks`] | `<TabLinks label tabs />` with [`TabLink`]s: alternatives that have addresses |
//! | [`Pagination`] | `<Pagination from to total previous=Option<String> next=… />` |
//! | [`Money`] | `<Money value=Option<Yuan> />` picks 亿元/万元 (¥ bn/m); `fixed=true` for columns, unit in the head: [`fixed_money_unit`] |
//! | [`Percent`], [`Points`] | `<Percent value=Option<BasisPoints> />`, `<Points value=… />` (+6.9 个百分点, coloured) |
//! | [`NotPublished`] | 未公布 / not published, muted |
//! | [`Icon`] | `<Icon icon=icondata::LuSearch />`: decoration only, hidden from screen readers |
//! | [`with_query`] | `with_query(search, "sort", Some("name"))`: the query with one value replaced |
//! | [`address`] | `address("/projects", pairs)`: a path with encoded parameters |
//! | [`sign_in_address`] | the sign-in page that leads back to where one is |
//! | [`use_search_of`] | the address's query, for as long as a page is the one shown |
//! | [`AsOfField`], [`ProvisionalMark`] | the month a page is given for: its select, and 暂行 while it is open |
//! | [`MonthSlider`] | `<MonthSlider months />`: slides and plays over the closed months ([`Months`]), by the address |
//! | [`use_path_value`], [`use_query_value`] | one value of the address: `{code}`, `?edit=` |
//! | [`month_text`], [`short_month_text`] | `2025年9月`, `9月` (`Sep 2025`, `Sep`) |
//! | [`month_choice_text`] | `2025年10月 · 未关账`: a month to choose |
//! | [`live`] | `{live(move || view! { … }.into_any())}`: a part that follows the signals it reads |
//! | [`paper_links`] | `{paper_links(name, [("A4", href)])}`: one paper in several sizes, to take along |
//! | [`chart`] | `LineChart`, `BarChart`, `StackedBarChart`, `GanttChart`, `Sparkline` |

mod address;
mod amount;
mod awaited;
mod badge;
mod button;
pub mod chart;
mod fact;
mod field;
mod form;
mod frame;
mod grouped_select;
mod icon;
mod link;
mod live;
mod month;
mod month_slider;
mod pagination;
mod paper_links;
mod section;
mod stat;
mod state;
mod table;
mod tabs;
mod theme;
mod tone;

pub use address::{
    SIGN_IN_PLACE, address, path_part, sign_in_address, use_path_value, use_query_value, use_search_of,
};
pub use amount::{Money, NotPublished, Percent, Points, fixed_money_text, fixed_money_unit, money_text};
pub use awaited::{awaited, awaited_or};
pub use badge::{Badge, ToneMark};
pub use button::{Button, ButtonVariant, LinkButton};
pub use fact::{Fact, Facts};
pub use field::{CheckboxGroup, ChoiceOption, FilterForm, SelectField, TextField, TextKind};
pub use form::{
    AreaField, CheckField, DoneNotice, FileField, Filling, InputField, InputKind, Notice,
    PICTURES_AND_PAPERS, PickField, PostForm, ShownText, StoredFile, focus_when_shown, text_of,
};
pub use frame::{Frame, NavItem};
pub use grouped_select::{GroupedSelectField, OptionGroup};
pub use icon::Icon;
pub use link::with_query;
pub use live::live;
pub use month::{AsOfField, ProvisionalMark, month_choice_text, month_text, short_month_text};
pub use month_slider::{MonthSlider, Months};
pub use pagination::Pagination;
pub use paper_links::paper_links;
pub use section::{PageHead, Section};
pub use stat::{StatRow, StatTile};
pub use state::{EmptyState, ErrorState, Skeleton};
pub use table::{Density, SortHeader, Sorted, TableFrame};
pub use tabs::{Disclosure, TabLink, TabLinks};
pub use theme::Theme;
pub use tone::Tone;

#[cfg(test)]
mod tests;
