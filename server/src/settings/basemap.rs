//! What the map is laid on: `basemap`, and what the one that was chosen needs.

use super::FileSettings;
use crate::failure::Failure;
use crate::portfolio_map::{Archive, Basemap, origin};
use clap::Args;
use std::path::{Path, PathBuf};

/// Which map is under the projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BasemapKind {
    /// Outlines that come with the program.
    #[default]
    Sketch,
    /// 天地图, drawn.
    TiandituVec,
    /// 天地图, from the air.
    TiandituImg,
    /// A style for MapLibre.
    Style,
    /// Pictures by column, row and zoom.
    Raster,
    /// A file in the data directory.
    Pmtiles,
}

/// The same as flags.
#[derive(Debug, Clone, Default, Args)]
pub struct BasemapArgs {
    /// What the map is laid on: a sketch of our own, Tianditu (天地图), a MapLibre style, pictures, or a file [default: sketch]
    #[arg(long, env = "GUATU_BASEMAP", value_enum, value_name = "MAP")]
    pub basemap: Option<BasemapKind>,
    /// Tianditu's key, of the kind for browsers (浏览器端): it is sent to every browser that opens the map
    #[arg(long, env = "GUATU_BASEMAP_KEY", value_name = "KEY", hide_env_values = true)]
    pub basemap_key: Option<String>,
    /// Address of the style, or of the pictures with {z}, {x} and {y} in it (spherical Mercator, WGS84)
    #[arg(long, env = "GUATU_BASEMAP_URL", value_name = "URL", hide_env_values = true)]
    pub basemap_url: Option<String>,
    /// Whose the pictures are, shown on the map
    #[arg(long, env = "GUATU_BASEMAP_ATTRIBUTION", value_name = "TEXT")]
    pub basemap_attribution: Option<String>,
    /// Other hosts that browsers may ask for the map's parts, with commas between: https://tiles.example.cn
    #[arg(long, env = "GUATU_BASEMAP_HOSTS", value_name = "HOSTS")]
    pub basemap_hosts: Option<String>,
    /// A PMTiles file in the data directory
    #[arg(long, env = "GUATU_BASEMAP_FILE", value_name = "NAME")]
    pub basemap_file: Option<PathBuf>,
}

impl BasemapArgs {
    /// What flags and environment do not say, from the file.
    pub(super) fn or(self, file: &FileSettings) -> Self {
        Self {
            basemap: self.basemap.or(file.basemap),
            basemap_key: self.basemap_key.or_else(|| file.basemap_key.clone()),
            basemap_url: self.basemap_url.or_else(|| file.basemap_url.clone()),
            basemap_attribution: self.basemap_attribution.or_else(|| file.basemap_attribution.clone()),
            basemap_hosts: self.basemap_hosts.or_else(|| file.basemap_hosts.clone()),
            basemap_file: self.basemap_file.or_else(|| file.basemap_file.clone()),
        }
    }

    /// The map they ask for. `data`: the data directory.
    ///
    /// # Errors
    /// What is missing or malformed, by the setting's name.
    pub fn resolve(&self, data: &Path) -> Result<Basemap, Failure> {
        let tianditu = |imagery| Ok(Basemap::Tianditu { imagery, key: self.key()? });
        match self.basemap.unwrap_or_default() {
            BasemapKind::Sketch => Ok(Basemap::Sketch),
            BasemapKind::TiandituVec => tianditu(false),
            BasemapKind::TiandituImg => tianditu(true),
            BasemapKind::Style => Ok(Basemap::Style { url: self.url("style")?, hosts: self.hosts()? }),
            BasemapKind::Raster => {
                let url = self.url("raster")?;
                if !["{z}", "{x}", "{y}"].iter().all(|part| url.contains(part)) {
                    return Err(Failure::new(format_args!(
                        "basemap_url must say where column, row and zoom stand, such as \
                         https://tiles.example.cn/{{z}}/{{x}}/{{y}}.png, and {url} does not"
                    )));
                }
                let attribution = filled(self.basemap_attribution.as_deref()).ok_or_else(|| {
                    Failure::new("basemap = \"raster\" needs basemap_attribution: a map must say whose it is")
                })?;
                Ok(Basemap::Raster { url, attribution: attribution.to_owned(), hosts: self.hosts()? })
            }
            BasemapKind::Pmtiles => {
                let name = self.basemap_file.as_deref().ok_or_else(|| {
                    Failure::new(
                        "basemap = \"pmtiles\" needs basemap_file: the name of a PMTiles file in the data directory",
                    )
                })?;
                let archive = Archive::open(data, name);
                archive.map(Basemap::Pmtiles).map_err(|error| Failure::because("basemap_file", error))
            }
        }
    }

    fn key(&self) -> Result<String, Failure> {
        let key = filled(self.basemap_key.as_deref()).ok_or_else(|| {
            Failure::new(
                "Tianditu needs basemap_key: apply for one of the kind 浏览器端 at https://console.tianditu.gov.cn",
            )
        })?;
        // It becomes part of an address; Tianditu's have 32 hexadecimal digits.
        if key.len() > 64 || !key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Failure::new("basemap_key is no key of Tianditu: it has letters and digits only"));
        }
        Ok(key.to_owned())
    }

    fn url(&self, kind: &str) -> Result<String, Failure> {
        let url = filled(self.basemap_url.as_deref())
            .ok_or_else(|| Failure::new(format_args!("basemap = \"{kind}\" needs basemap_url")))?;
        let readable = url.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\`".contains(&byte));
        let origin = origin(url).filter(|origin| readable && is_origin(origin));
        origin.map(|_| url.to_owned()).ok_or_else(|| {
            Failure::new(format_args!(
                "basemap_url must be like https://tiles.example.cn/…, and {url} is not"
            ))
        })
    }

    fn hosts(&self) -> Result<Vec<String>, Failure> {
        let hosts = self.basemap_hosts.as_deref().unwrap_or_default().split(',').map(str::trim);
        let host = |host: &str| match is_origin(host) {
            true => Ok(host.to_owned()),
            false => Err(Failure::new(format_args!(
                "basemap_hosts must be like https://tiles.example.cn,https://fonts.example.cn, and {host} is not"
            ))),
        };
        hosts.filter(|host| !host.is_empty()).map(host).collect()
    }
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Whether a text is scheme, host and perhaps port and nothing else: it becomes part of a policy, in which a blank or a
/// semicolon would say something.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let (name, port) = host.map_or(("", None), |host| match host.rsplit_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    });
    let letters = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    let port = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    port && name.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric()) && name.bytes().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(toml: &str) -> BasemapArgs {
        BasemapArgs::default().or(&toml::from_str(toml).expect("settings"))
    }

    fn refused(toml: &str) -> String {
        args(toml).resolve(Path::new("no-such-directory")).expect_err(toml).to_string()
    }

    #[test]
    fn every_map_is_asked_for_by_its_word() {
        let resolve = |toml: &str| args(toml).resolve(Path::new(".")).expect(toml);
        assert_eq!(resolve(""), Basemap::Sketch);
        let tianditu = "basemap_key = \"0123abcd\"\nbasemap = \"tianditu-";
        let key = || "0123abcd".to_owned();
        assert_eq!(resolve(&format!("{tianditu}vec\"")), Basemap::Tianditu { imagery: false, key: key() });
        assert_eq!(resolve(&format!("{tianditu}img\"")), Basemap::Tianditu { imagery: true, key: key() });
        let style = resolve(
            "basemap = \"style\"\nbasemap_url = \"https://a.cn/s.json?key=1\"\nbasemap_hosts = \"https://b.cn, http://c.cn:8080\"",
        );
        assert_eq!(style.hosts(), ["https://a.cn", "https://b.cn", "http://c.cn:8080"]);
        let raster = "basemap = \"raster\"\nbasemap_attribution = \"局\"\nbasemap_url = \"https://a.cn/{z}/{x}/{y}.png\"";
        assert_eq!(resolve(raster).hosts(), ["https://a.cn"]);
    }

    #[test]
    fn a_flag_wins_over_the_file() {
        let flags = BasemapArgs { basemap: Some(BasemapKind::Sketch), ..BasemapArgs::default() };
        let file = toml::from_str("basemap = \"tianditu-vec\"").expect("settings");
        assert_eq!(flags.or(&file).resolve(Path::new(".")).expect("resolves"), Basemap::Sketch);
    }

    #[test]
    fn what_is_missing_or_malformed_is_told_by_its_name() {
        for (toml, told) in [
            ("basemap = \"tianditu-vec\"", "needs basemap_key"),
            ("basemap = \"tianditu-vec\"\nbasemap_key = \"a b;c\"", "letters and digits"),
            ("basemap = \"style\"", "needs basemap_url"),
            ("basemap = \"style\"\nbasemap_url = \"s.json\"", "basemap_url must be like"),
            ("basemap = \"style\"\nbasemap_url = \"https://a.cn; script-src *\"", "basemap_url must be like"),
            ("basemap = \"style\"\nbasemap_url = \"https://u:p@a.cn/s\"", "basemap_url must be like"),
            (
                "basemap = \"style\"\nbasemap_url = \"https://a.cn\"\nbasemap_hosts = \"*\"",
                "basemap_hosts must be",
            ),
            (
                "basemap = \"style\"\nbasemap_url = \"https://a.cn\"\nbasemap_hosts = \"https://b.cn/x\"",
                "basemap_hosts",
            ),
            ("basemap = \"raster\"\nbasemap_url = \"https://a.cn/1.png\"", "column, row and zoom"),
            ("basemap = \"raster\"\nbasemap_url = \"https://a.cn/{z}/{x}/{y}\"", "needs basemap_attribution"),
            ("basemap = \"pmtiles\"", "needs basemap_file"),
            (
                "basemap = \"pmtiles\"\nbasemap_file = \"../x.pmtiles\"",
                "basemap_file: ../x.pmtiles is no name",
            ),
            (
                "basemap = \"pmtiles\"\nbasemap_file = \"x.pmtiles\"",
                "basemap_file: no-such-directory/x.pmtiles",
            ),
        ] {
            let refused = refused(toml);
            assert!(refused.contains(told), "{toml}: {refused}");
        }
    }
}
