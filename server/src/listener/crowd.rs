//! How many connections there are, in all and from one address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections by address.
type Counts = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// Counts connections.
#[derive(Debug, Clone)]
pub(super) struct Crowd {
    total: Arc<Semaphore>,
    by_address: Counts,
    per_address: Option<usize>,
}

/// A connection's place; gives it back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    _permit: OwnedSemaphorePermit,
    address: Option<(IpAddr, Counts)>,
}

impl Crowd {
    pub fn new(total: usize, per_address: Option<usize>) -> Self {
        let total = total.clamp(1, Semaphore::MAX_PERMITS);
        Self { total: Arc::new(Semaphore::new(total)), by_address: Arc::default(), per_address }
    }

    /// Waits until there is room for one more.
    pub async fn wait(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.total).acquire_owned().await.ok()
    }

    /// Takes a place for an address; `None` when the address has too many already.
    pub fn admit(&self, permit: OwnedSemaphorePermit, address: IpAddr) -> Option<Place> {
        let Some(limit) = self.per_address else {
            return Some(Place { _permit: permit, address: None });
        };
        let address = who(address);
        let mut counts = self.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(address).or_default();
        if *count >= limit {
            return None;
        }
        *count += 1;
        Some(Place { _permit: permit, address: Some((address, Arc::clone(&self.by_address))) })
    }
}

/// Whom an address stands for: an IPv6 subscriber has a whole /64.
fn who(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => IpAddr::V4(v4),
            None => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        },
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((address, counts)) = &self.address else { return };
        let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_address_cannot_take_every_place() {
        let crowd = Crowd::new(10, Some(2));
        let from = |text: &str| text.parse::<IpAddr>().expect("address");
        let mut places = Vec::new();
        for address in ["2001:db8::1", "2001:db8::2"] {
            let permit = crowd.wait().await.expect("room");
            places.push(crowd.admit(permit, from(address)).expect("a place"));
        }
        let permit = crowd.wait().await.expect("room");
        assert!(crowd.admit(permit, from("2001:db8::3")).is_none(), "the same /64");
        let permit = crowd.wait().await.expect("room");
        assert!(crowd.admit(permit, from("192.0.2.1")).is_some());
        places.clear();
        let permit = crowd.wait().await.expect("room");
        assert!(crowd.admit(permit, from("2001:db8::3")).is_some(), "places were given back");
    }
}
