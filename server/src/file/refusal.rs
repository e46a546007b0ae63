//! Why a file is not taken, in words that name it and say what would do.

use domain::attachment::{MOST_BYTES, MOST_FILES, MOST_MEGAPIXELS};
use domain::label::Bilingual;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// More than [`MOST_BYTES`].
    TooLarge,
    /// One more than [`MOST_FILES`], or than may come together.
    TooMany,
    /// Nothing in it.
    Empty,
    /// None of the kinds that are taken, whatever its name says.
    UnknownContent,
    /// A picture as iPhones keep them.
    Heic,
    /// More than [`MOST_MEGAPIXELS`], or as heavy unpacked.
    TooManyPixels,
    /// A picture that breaks off.
    BrokenPicture,
    /// A document that cannot be read.
    BrokenDocument,
    /// A document with macros.
    Macros,
    /// A document with a password.
    Encrypted,
    /// A document that would be out of all proportion unpacked.
    Bomb,
}

impl Refused {
    /// What its owner is told.
    #[must_use]
    pub fn text(self, name: &str) -> Bilingual {
        let (zh, en) = self.reason();
        let name = short(name);
        Bilingual::new(format!("“{name}”未保存：{zh}"), format!("“{name}” was not kept: {en}"))
    }

    /// The same of a file that has no name.
    #[must_use]
    pub fn sentence(self) -> Bilingual {
        let (zh, en) = self.reason();
        Bilingual::new(format!("照片未保存：{zh}"), format!("The photo was not kept: {en}"))
    }

    fn reason(self) -> (String, String) {
        let megabytes = MOST_BYTES >> 20;
        let fixed = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        match self {
            Self::TooLarge => (
                format!("文件超过 {megabytes} MB，请压缩或拆分后再上传。"),
                format!("it is larger than {megabytes} MB. Compress or split it."),
            ),
            Self::TooMany => (
                format!("一次最多上传 {MOST_FILES} 个文件、合计 80 MB，请分次上传。"),
                format!(
                    "at most {MOST_FILES} files and 80 MB can be sent at once. Send the rest afterwards."
                ),
            ),
            Self::Empty => fixed("文件是空的。", "it is empty."),
            Self::UnknownContent => fixed(
                "按内容辨认，它不是可接收的文件。可上传 JPEG、PNG、WebP 图片，PDF，以及 Word、Excel、PowerPoint 文档。",
                "by its content it is nothing that is taken here. Send JPEG, PNG or WebP pictures, PDF, or Word, \
                 Excel and PowerPoint documents.",
            ),
            Self::Heic => fixed(
                "这是 HEIC 照片。请在手机“设置—相机—格式”中选“兼容性最佳”，或导出为 JPEG 后再上传。",
                "it is a HEIC photo. Choose “Most Compatible” under Settings, Camera, Formats, or export it as JPEG.",
            ),
            Self::TooManyPixels => (
                format!("图片超过 {MOST_MEGAPIXELS}00 万像素，请缩小后再上传。"),
                format!("the picture has more than {MOST_MEGAPIXELS} megapixels. Make it smaller."),
            ),
            Self::BrokenPicture => fixed(
                "图片已损坏，无法读取，请重新导出后再上传。",
                "the picture is damaged and cannot be read. Export it again.",
            ),
            Self::BrokenDocument => fixed(
                "文档已损坏，无法读取，请重新另存后再上传。",
                "the document is damaged and cannot be read. Save it again.",
            ),
            Self::Macros => fixed(
                "文档含有宏，请另存为不含宏的格式（如 .docx、.xlsx）后再上传。",
                "the document has macros. Save it without them (as .docx, .xlsx).",
            ),
            Self::Encrypted => {
                fixed("文档设有密码，请取消密码后再上传。", "the document has a password. Remove it first.")
            }
            Self::Bomb => {
                fixed("文档解压后过大，已拒收。", "unpacked, the document would be out of all proportion.")
            }
        }
    }
}

/// A name as it is told: what was sent as one may be anything.
fn short(name: &str) -> String {
    let clean: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    if clean.is_empty() { "?".to_owned() } else { clean }
}
