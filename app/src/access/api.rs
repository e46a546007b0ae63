//! What the sign-in page must know.

use crate::error::AppError;
use crate::wire::Wire;
use domain::label::Bilingual;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// An account of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoAccount {
    /// Its name.
    pub name: String,
    /// Which role it has.
    pub role: Bilingual,
}

/// The accounts of the demonstration. Whoever reads the page may use them: that is what they are for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoSignIn {
    /// In the order they are shown.
    pub accounts: Vec<DemoAccount>,
    /// The password of all.
    pub password: String,
}

/// The accounts of the demonstration, when it is one.
///
/// # Errors
/// None of its own.
#[server(input = GetUrl, output = Wire, endpoint = "get_sign_in")]
pub async fn get_sign_in() -> Result<Option<DemoSignIn>, AppError> {
    Ok(use_context::<std::sync::Arc<DemoSignIn>>().map(|demo| demo.as_ref().clone()))
}
