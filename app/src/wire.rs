//! How answers travel: JSON, read as text. A page read from its HTML is JSON text too, so each type's
//! reader is compiled into the browser's code once; Leptos' own codec reads bytes and would double it.

use leptos::server_fn::codec::Post;
use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Error;

/// The `output` of every server function.
pub type JsonText = Post<JsonTextEncoding>;

/// JSON, read as text.
#[derive(Debug)]
pub struct JsonTextEncoding;

impl ContentType for JsonTextEncoding {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonTextEncoding {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for JsonTextEncoding {
    type Error = Error;

    fn encode(output: &T) -> Result<Bytes, Error> {
        serde_json::to_vec(output).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonTextEncoding {
    type Error = Error;

    fn decode(bytes: Bytes) -> Result<T, Error> {
        let text = str::from_utf8(&bytes).map_err(serde::de::Error::custom)?;
        serde_json::from_str(text)
    }
}
