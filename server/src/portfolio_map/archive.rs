//! A PMTiles archive: as much of its header as tells whether browsers can draw it. The format:
//! <https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

/// Bytes of the header.
const HEADER: usize = 127;
/// Where the header says how the archive's own lists are compressed.
const INTERNAL: usize = 97;
/// Where it says how tiles are.
const TILES: usize = 98;
/// Where it says what tiles are.
const KIND: usize = 99;

/// A file of tiles in the data directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// Where it is.
    pub path: PathBuf,
    /// What its tiles are.
    pub kind: TileKind,
}

/// What tiles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileKind {
    /// Shapes, drawn by the browser: layers as Protomaps names them.
    Vector,
    /// Pictures.
    Raster,
}

impl Archive {
    /// Looks at a file named within the data directory.
    ///
    /// # Errors
    /// What is wrong with it, for whoever sets it.
    pub fn open(data: &Path, name: &Path) -> Result<Self, String> {
        let plain = |part| matches!(part, Component::Normal(_));
        if name.as_os_str().is_empty() || !name.components().all(plain) {
            return Err(format!("{} is no name of a file in the data directory", name.display()));
        }
        let path = data.join(name);
        let told = |error: std::io::Error| format!("{}: {error}", path.display());
        let mut header = Vec::with_capacity(HEADER);
        let file = File::open(&path).map_err(told)?;
        file.take(HEADER as u64).read_to_end(&mut header).map_err(told)?;
        let kind = kind_of(&header).map_err(|wrong| format!("{} {wrong}", path.display()))?;
        Ok(Self { path, kind })
    }
}

fn kind_of(header: &[u8]) -> Result<TileKind, &'static str> {
    if header.len() < HEADER || !header.starts_with(b"PMTiles") {
        return Err("is no PMTiles archive");
    }
    if header[7] != 3 {
        return Err("is a PMTiles archive of another version than 3; convert it with `pmtiles convert`");
    }
    // 0: not known, 1: none, 2: gzip. Browsers unpack no other everywhere.
    if header[INTERNAL] > 2 || header[TILES] > 2 {
        return Err("is compressed with something else than gzip, which browsers do not unpack");
    }
    match header[KIND] {
        1 => Ok(TileKind::Vector),
        2..=5 => Ok(TileKind::Raster),
        _ => Err("holds neither vector tiles (MVT) nor pictures (PNG, JPEG, WebP, AVIF)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(version: u8, compression: u8, kind: u8) -> Vec<u8> {
        let mut header = b"PMTiles".to_vec();
        header.resize(HEADER, 0);
        (header[7], header[INTERNAL], header[TILES], header[KIND]) = (version, 2, compression, kind);
        header
    }

    #[test]
    fn an_archive_is_known_by_its_header_and_anything_else_is_told() {
        let directory = tempfile::tempdir().expect("directory");
        let open = |bytes: &[u8]| {
            std::fs::write(directory.path().join("a.pmtiles"), bytes).expect("file");
            Archive::open(directory.path(), Path::new("a.pmtiles")).map(|archive| archive.kind)
        };
        assert_eq!(open(&header(3, 2, 1)), Ok(TileKind::Vector));
        for picture in 2..=5 {
            assert_eq!(open(&header(3, 1, picture)), Ok(TileKind::Raster));
        }
        for (bytes, told) in [
            (header(2, 2, 1), "version"),
            (header(3, 4, 1), "gzip"),
            (header(3, 2, 0), "neither"),
            (header(3, 2, 6), "neither"),
            (header(3, 2, 1)[..100].to_vec(), "no PMTiles"),
            (b"<!DOCTYPE html>".to_vec(), "no PMTiles"),
        ] {
            let error = open(&bytes).expect_err(told);
            assert!(error.contains(told) && error.contains("a.pmtiles"), "{error}");
        }
        for name in ["../a.pmtiles", "/etc/passwd", "", "."] {
            let error = Archive::open(directory.path(), Path::new(name)).expect_err(name);
            assert!(error.contains("no name of a file"), "{error}");
        }
        assert!(Archive::open(directory.path(), Path::new("none.pmtiles")).is_err());
    }
}
