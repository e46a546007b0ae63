//! How answers travel from the server to the browser's code: in postcard, behind the mark of the build that
//! wrote them. JSON would bring its readers, its errors and two tables of floating point into the code every
//! page loads, a tenth of the first load. Postcard carries no names, so two builds could misread each
//! other; the mark makes a page that was open while the server was renewed say so instead. Programs read
//! the portfolio from the REST interface, which is JSON.

use leptos::server::Resource;
use leptos::server::codee::{Decoder, Encoder};
use leptos::server_fn::codec::Post;
use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType};
use serde::{Serialize, de::DeserializeOwned};

/// Of the sources of `app` and `domain` this was built from; build.rs works it out.
const BUILD: [u8; 4] = u32::to_le_bytes(include!(concat!(env!("OUT_DIR"), "/build_mark.rs")));

/// The `output` of every server function.
pub type Wire = Post<WireCodec>;

/// An answer a page is rendered from: the server sends it along, the browser reads it back.
pub type Answer<T> = Resource<T, WireCodec>;

/// Postcard behind the mark of the build.
#[derive(Debug)]
pub struct WireCodec;

/// Why an answer cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum WireError {
    /// Another build wrote it.
    #[error("the answer is of another version of Guatu")]
    OtherBuild,
    /// It is cut off or damaged, or cannot be written.
    #[error("the answer cannot be read: {0}")]
    Postcard(#[from] postcard::Error),
}

/// Asks `fetch` whenever `question` changes.
pub fn answer_of<Q, T, F>(
    question: impl Fn() -> Q + Send + Sync + 'static,
    fetch: impl Fn(Q) -> F + Send + Sync + 'static,
) -> Answer<T>
where
    Q: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    F: Future<Output = T> + Send + 'static,
{
    Resource::new_with_options(question, fetch, false)
}

fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, WireError> {
    Ok(postcard::to_extend(value, BUILD.to_vec())?)
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, WireError> {
    let body = bytes.strip_prefix(&BUILD).ok_or(WireError::OtherBuild)?;
    Ok(postcard::from_bytes(body)?)
}

impl ContentType for WireCodec {
    const CONTENT_TYPE: &'static str = "application/octet-stream";
}

impl FormatType for WireCodec {
    const FORMAT_TYPE: Format = Format::Binary;
}

impl<T: Serialize> Encodes<T> for WireCodec {
    type Error = WireError;

    fn encode(value: &T) -> Result<Bytes, WireError> {
        write(value).map(Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for WireCodec {
    type Error = WireError;

    fn decode(bytes: Bytes) -> Result<T, WireError> {
        read(&bytes)
    }
}

impl<T: Serialize> Encoder<T> for WireCodec {
    type Error = WireError;
    type Encoded = Vec<u8>;

    fn encode(value: &T) -> Result<Vec<u8>, WireError> {
        write(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for WireCodec {
    type Error = WireError;
    type Encoded = [u8];

    fn decode(bytes: &[u8]) -> Result<T, WireError> {
        read(bytes)
    }
}

/// What the browser reads when the server sends `value`.
///
/// # Panics
/// When it cannot be written or read.
#[cfg(test)]
pub(crate) fn sent<T: Serialize + DeserializeOwned>(value: &T) -> T {
    read(&write(value).expect("written")).expect("read")
}

#[cfg(test)]
mod tests {
    use super::{BUILD, WireError, read, sent, write};
    use crate::error::AppError;
    use domain::label::Bilingual;

    #[test]
    fn what_is_written_is_read() {
        let error = AppError::Invalid {
            field: "stage".to_owned(),
            message: Bilingual::new("不可用", "not allowed"),
            allowed: vec!["construction".to_owned()],
        };
        assert_eq!(sent(&error), error);
    }

    #[test]
    fn another_build_is_told_apart() {
        let mut sent = write(&7_u32).expect("written");
        sent[0] ^= 1;
        assert!(matches!(read::<u32>(&sent), Err(WireError::OtherBuild)));
        assert!(matches!(read::<u32>(&BUILD), Err(WireError::Postcard(_))));
        assert!(matches!(read::<u32>(b"{}"), Err(WireError::OtherBuild)));
    }
}
