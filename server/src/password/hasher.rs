//! Argon2id, with the parameters of TRUST §2 (11.4.2). Hashing takes 19 MiB and some 30 milliseconds each:
//! no more run at once than there are cores, so that a flood of sign-ins slows sign-ins and nothing else.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::Arc;
use std::thread::available_parallelism;
use tokio::sync::Semaphore;

/// Memory a hash takes, in KiB.
const MEMORY_KIB: u32 = 19_456;
/// Passes over it.
const PASSES: u32 = 2;
/// Lanes.
const LANES: u32 = 1;

/// Hashes and verifies passwords.
#[derive(Debug, Clone)]
pub struct Passwords {
    running: Arc<Semaphore>,
    params: Params,
    /// Of a password nobody has: verified in place of an account that does not exist, so that both take
    /// the same time.
    decoy: Arc<str>,
}

/// Why a password could not be hashed.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The algorithm refused its input or parameters, or there is no randomness.
    #[error("the password cannot be hashed: {0}")]
    Hash(String),
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopping,
}

impl Passwords {
    /// With as many hashes at once as there are cores.
    ///
    /// # Errors
    /// [`PasswordError::Hash`] when the system gives no randomness.
    pub fn new() -> Result<Self, PasswordError> {
        Self::with_cost(MEMORY_KIB, PASSES)
    }

    /// With other costs than those of real passwords: tests hash often.
    ///
    /// # Errors
    /// [`PasswordError::Hash`] when Argon2 does not take the costs, or the system gives no randomness.
    pub fn with_cost(memory_kib: u32, passes: u32) -> Result<Self, PasswordError> {
        let cores = available_parallelism().map_or(1, std::num::NonZero::get);
        let params = Params::new(memory_kib, passes, LANES, None)
            .map_err(|error| PasswordError::Hash(error.to_string()))?;
        let decoy = hash(&params, &uuid::Uuid::new_v4().to_string())?.into();
        Ok(Self { running: Arc::new(Semaphore::new(cores)), params, decoy })
    }

    /// The hash to keep, with its parameters and a salt of its own (PHC string).
    ///
    /// # Errors
    /// See [`PasswordError`].
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        let params = self.params.clone();
        self.run(move || hash(&params, &password)).await?
    }

    /// Whether it is the password behind a hash. `None` is an account that does not exist or has no
    /// password: then it is not, after the same time.
    ///
    /// # Errors
    /// See [`PasswordError`].
    pub async fn verify(&self, password: String, kept: Option<&str>) -> Result<bool, PasswordError> {
        let exists = kept.is_some();
        let kept = kept.map_or_else(|| Arc::clone(&self.decoy), Arc::from);
        let same = self.run(move || verify(&password, &kept)).await?;
        Ok(same && exists)
    }

    /// Whether a hash was made with weaker parameters than today's: it is made anew at the next sign-in.
    #[must_use]
    pub fn is_outdated(&self, kept: &str) -> bool {
        let kept = PasswordHash::new(kept).ok().and_then(|hash| Params::try_from(&hash).ok());
        let (memory, passes) = (self.params.m_cost(), self.params.t_cost());
        kept.is_none_or(|kept| kept.m_cost() < memory || kept.t_cost() < passes)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordError> {
        let turn = Arc::clone(&self.running).acquire_owned().await.map_err(|_| PasswordError::Stopping)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|_| PasswordError::Stopping)
    }
}

fn hash(params: &Params, password: &str) -> Result<String, PasswordError> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let hash = argon2.hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| PasswordError::Hash(error.to_string()))
}

/// The parameters are those of the hash. What is no hash at all is nobody's password.
fn verify(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept)
        .is_ok_and(|kept| Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_opens_its_hash() {
        let passwords = Passwords::new().expect("passwords");
        let kept = passwords.hash("挂图-2025-好密码".to_owned()).await.expect("hash");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(!passwords.is_outdated(&kept));
        let verify = |password: &str, kept| passwords.verify(password.to_owned(), kept);
        assert!(verify("挂图-2025-好密码", Some(&kept)).await.expect("verified"));
        assert!(!verify("挂图-2025-好密", Some(&kept)).await.expect("verified"));
        assert!(!verify("x", Some("not a hash")).await.expect("verified"));
        assert!(!verify("x", None).await.expect("verified"));
        let again = passwords.hash("挂图-2025-好密码".to_owned()).await.expect("hash");
        assert_ne!(kept, again, "each has a salt of its own");
    }

    #[tokio::test]
    async fn a_weaker_hash_is_told() {
        let passwords = Passwords::new().expect("passwords");
        let weak = Params::new(8_192, 1, 1, None).expect("params");
        let kept = hash(&weak, "x").expect("hash");
        assert!(passwords.is_outdated(&kept));
        assert!(passwords.verify("x".to_owned(), Some(&kept)).await.expect("verified"));
    }
}
