//! One-time passwords: random, easy to read out and to type, good under either policy.

use uuid::Uuid;

/// Without what is taken for something else: 0 and O, 1, l and I.
const CAPITALS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
const SMALL: &[u8] = b"abcdefghijkmnopqrstuvwxyz";
const DIGITS: &[u8] = b"23456789";

/// Three groups of five with hyphens: more than 70 random bits.
#[must_use]
pub fn one_time_password() -> String {
    let random: Vec<u8> = [Uuid::new_v4(), Uuid::new_v4()].iter().flat_map(|id| *id.as_bytes()).collect();
    let mut password = String::new();
    // Bytes 6 and 8 of an id are not all random; from 9 on they are.
    for (at, byte) in random[9..16].iter().chain(&random[25..32]).chain([&random[0]]).enumerate() {
        let alphabet = [CAPITALS, SMALL, DIGITS, SMALL, CAPITALS][at % 5];
        if at > 0 && at % 5 == 0 {
            password.push('-');
        }
        password.push(char::from(alphabet[usize::from(*byte) % alphabet.len()]));
    }
    password
}

#[cfg(test)]
mod tests {
    use super::one_time_password;
    use crate::password::PasswordPolicy;

    #[test]
    fn it_will_do_under_either_policy_and_never_comes_twice() {
        let many: std::collections::HashSet<String> = (0..200).map(|_| one_time_password()).collect();
        assert_eq!(many.len(), 200);
        for password in &many {
            assert_eq!(password.len(), 17, "{password}");
            for policy in [PasswordPolicy::Mlps, PasswordPolicy::Asvs] {
                assert_eq!(policy.weaknesses(password, "manager1"), [], "{password}");
            }
        }
    }
}
