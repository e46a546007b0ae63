//! How the API's description shows what Rust's types do not say: lists of codes, texts, sums.

use domain::code_list::CodeList;
use domain::label::Bilingual;
use domain::portfolio::CoveredSum;
use domain::status_light::LightCounts;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

/// A code of a list.
pub(super) fn code<T: CodeList>() -> Schema {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(T::ALL.iter().map(|c| c.code()))).into()
}

/// A code of a list, or null for unknown.
pub(super) fn code_or_null<T: CodeList>() -> Schema {
    let codes = T::ALL.iter().map(|c| Value::from(c.code())).chain([Value::Null]);
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .enum_values(Some(codes))
        .into()
}

/// A text in both languages.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TextBody {
    /// Simplified Chinese.
    zh: String,
    /// English.
    en: String,
}

impl From<Bilingual> for TextBody {
    fn from(text: Bilingual) -> Self {
        Self { zh: text.zh, en: text.en }
    }
}

impl From<&Bilingual> for TextBody {
    fn from(text: &Bilingual) -> Self {
        text.clone().into()
    }
}

/// A sum, and how many records it covers.
#[derive(Debug, Serialize, ToSchema)]
pub struct SumBody {
    /// Whole yuan; null when no record has the amount.
    #[schema(required)]
    sum: Option<i64>,
    /// Records that have it.
    known: u32,
}

impl From<CoveredSum> for SumBody {
    fn from(covered: CoveredSum) -> Self {
        Self { sum: covered.sum.map(|yuan| yuan.0), known: covered.known }
    }
}

/// How many projects show each light.
#[derive(Debug, Serialize, ToSchema)]
pub struct LightsBody {
    green: u32,
    yellow: u32,
    red: u32,
    grey: u32,
}

impl From<LightCounts> for LightsBody {
    fn from(LightCounts { green, yellow, red, grey }: LightCounts) -> Self {
        Self { green, yellow, red, grey }
    }
}
