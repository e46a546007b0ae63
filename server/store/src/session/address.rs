//! Addresses of the network, as little of them as is needed.

use crate::journal::sha256_hex;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The longest user agent that is kept, in characters.
const MOST_OF_USER_AGENT: usize = 160;

/// Network of an address, for people: enough to recognise an office, not to find a desk.
pub(super) fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => format!("{}/24", Ipv4Addr::from_bits(v4.to_bits() & !0xff)),
        IpAddr::V6(v6) => format!("{}/48", Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 80))),
    }
}

/// What failures are counted by: of IPv6 the network, because whoever has one address there has 2⁶⁴.
/// Unknown addresses count as one.
pub(super) fn address_hash(address: Option<IpAddr>) -> String {
    let counted = address.map(|address| match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64)).to_string(),
    });
    sha256_hex(&[Some("guatu address 1"), counted.as_deref()])
}

/// The start of what a browser says of itself.
pub(super) fn shortened(user_agent: &str) -> String {
    user_agent.chars().filter(|c| !c.is_control()).take(MOST_OF_USER_AGENT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_shortened_and_grouped() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        assert_eq!(network(ip("203.0.113.77")), "203.0.113.0/24");
        assert_eq!(network(ip("::ffff:203.0.113.77")), "203.0.113.0/24");
        assert_eq!(network(ip("2001:db8:1:2:3::4")), "2001:db8:1::/48");
        let hash = |text: &str| address_hash(Some(ip(text)));
        assert_eq!(hash("2001:db8:1:2:3::4"), hash("2001:db8:1:2:9::9"));
        assert_ne!(hash("2001:db8:1:2::4"), hash("2001:db8:1:3::4"));
        assert_ne!(hash("203.0.113.77"), hash("203.0.113.78"));
        assert_eq!(shortened(&format!("a\u{0}b{}", "c".repeat(200))).len(), 160);
    }
}
