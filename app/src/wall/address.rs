//! What a screen is asked to show: the list's question, which scenes, and how long each stays.

use super::scene::Scene;
use crate::error::AppError;
use crate::project::list::{Face, ListAddress};
use domain::portfolio::QueryError;
use std::ops::RangeInclusive;

/// Seconds a scene stays when the address does not say.
const SECONDS: u32 = 15;
/// What can be asked for: long enough to be read, short enough to be a rotation.
const ALLOWED: RangeInclusive<u32> = 3..=3_600;

/// A wall somebody looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WallAddress {
    /// The question about projects.
    pub list: ListAddress,
    /// The scenes, in their order.
    pub scenes: Vec<Scene>,
    /// How long each stays.
    pub seconds: u32,
}

impl WallAddress {
    /// Reads the query of an address, for who asks.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a word that is not allowed, [`AppError::Forbidden`] for a question about leaders.
    pub fn permitted(search: &str, names: bool) -> Result<Self, AppError> {
        let (mut scenes, mut seconds) = (Vec::new(), SECONDS);
        let mut rest = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
            match name.as_ref() {
                "scenes" => read_scenes(&value, &mut scenes)?,
                "seconds" => seconds = read_seconds(&value)?,
                _ => drop(rest.append_pair(&name, &value)),
            }
        }
        if scenes.is_empty() {
            scenes = Scene::ALL.to_vec();
        }
        let list = ListAddress::permitted(&rest.finish(), names)?.as_face(Face::Map);
        Ok(Self { list, scenes, seconds })
    }
}

fn read_scenes(value: &str, scenes: &mut Vec<Scene>) -> Result<(), QueryError> {
    for word in value.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let scene = Scene::from_word(word).ok_or_else(|| QueryError::UnknownValue {
            name: "scenes".to_owned(),
            value: word.to_owned(),
            allowed: Scene::ALL.map(|scene| scene.word().to_owned()).to_vec(),
        })?;
        if !scenes.contains(&scene) {
            scenes.push(scene);
        }
    }
    Ok(())
}

fn read_seconds(value: &str) -> Result<u32, QueryError> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(SECONDS);
    }
    let seconds = value.parse().ok().filter(|seconds| ALLOWED.contains(seconds));
    seconds.ok_or_else(|| QueryError::UnknownValue {
        name: "seconds".to_owned(),
        value: value.to_owned(),
        allowed: vec![format!("{}–{}", ALLOWED.start(), ALLOWED.end())],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenes_and_seconds_stand_beside_the_lists_question() {
        let plain = WallAddress::permitted("", false).expect("address");
        assert_eq!((plain.seconds, plain.scenes.as_slice()), (15, &Scene::ALL[..]));
        let asked = "?scenes=reds,map,reds&seconds=30&light=red&as_of=2025-08&lang=en";
        let asked = WallAddress::permitted(asked, false).expect("address");
        assert_eq!((asked.seconds, asked.scenes), (30, vec![Scene::Reds, Scene::Map]));
        assert_eq!(asked.list.search(), "?light=red&as_of=2025-08");
        let form = WallAddress::permitted("scenes=&seconds=", false).expect("as a form sends it");
        assert_eq!(form, plain);
    }

    #[test]
    fn what_is_not_allowed_is_told_with_what_is() {
        for (search, name) in [
            ("scenes=video", "scenes"),
            ("seconds=0", "seconds"),
            ("seconds=1.5", "seconds"),
            ("light=pink", "light"),
        ] {
            let error = WallAddress::permitted(search, false).expect_err(search);
            assert!(
                matches!(&error, AppError::Invalid { field, allowed, .. } if field == name && !allowed.is_empty()),
                "{error:?}"
            );
        }
        assert!(matches!(WallAddress::permitted("leader=none", false), Err(AppError::Forbidden { .. })));
        assert!(WallAddress::permitted("leader=none", true).is_ok());
    }
}
