//! What files may hold. Nothing else is taken.

crate::code_list::code_list! {
    /// Picture or paper.
    AttachmentKind as "attachment_kind" {
        /// Shown small, opened large.
        Image = "image", "图片", "Image";
        /// Downloaded.
        Document = "document", "文档", "Document";
    }
}

crate::code_list::code_list! {
    /// What a stored file holds. Its code is the media type it is sent as.
    MediaType as "media_type" {
        /// Every picture: others are turned into it.
        Jpeg = "image/jpeg", "JPEG 图片", "JPEG image";
        /// PDF.
        Pdf = "application/pdf", "PDF 文档", "PDF document";
        /// Word.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档", "Word document";
        /// Excel.
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 表格", "Excel workbook";
        /// PowerPoint.
        Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint 演示文稿", "PowerPoint presentation";
        /// Word before 2007, and what WPS saves as such.
        Doc = "application/msword", "Word 文档", "Word document";
        /// Excel before 2007.
        Xls = "application/vnd.ms-excel", "Excel 表格", "Excel workbook";
        /// PowerPoint before 2007.
        Ppt = "application/vnd.ms-powerpoint", "PowerPoint 演示文稿", "PowerPoint presentation";
    }
}

impl MediaType {
    /// Picture or paper.
    #[must_use]
    pub const fn kind(self) -> AttachmentKind {
        match self {
            Self::Jpeg => AttachmentKind::Image,
            _ => AttachmentKind::Document,
        }
    }

    /// How names of such files end.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Doc => "doc",
            Self::Xls => "xls",
            Self::Ppt => "ppt",
        }
    }
}
