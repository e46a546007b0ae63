//! Two angles out of a line of text. Only what is written is decided here, not what it means: which of the two is the
//! longitude is said by letters, or left to the caller.

use crate::unit::half_width;

/// What an angle was said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Longitude,
    Latitude,
}

/// An angle as it was typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Angle {
    /// Degrees; negative for west and south.
    pub degrees: f64,
    /// What the letters beside it say.
    pub axis: Option<Axis>,
}

/// Why a text is no pair of angles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Nothing was typed.
    Empty,
    /// A character that has no business in coordinates.
    Character(char),
    /// Not two angles but so many.
    Count(usize),
    /// Minutes or seconds of 60 or more, or parts of a degree that has decimals.
    Parts,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    /// Digits as one whole number, how many of them are decimals, and the sign.
    Number {
        digits: u64,
        decimals: u32,
        negative: bool,
    },
    Degree,
    Minute,
    Second,
    Letter(char),
    /// A comma, a slash: parts of one angle do not go on past it.
    Separator,
}

/// Words for the axes, as maps and people write them, and the letter each stands for. Longer ones first.
const WORDS: [(&str, &str); 11] = [
    ("东经", "E"),
    ("西经", "W"),
    ("北纬", "N"),
    ("南纬", "S"),
    ("经度", "E"),
    ("纬度", "N"),
    ("LONGITUDE", "E"),
    ("LATITUDE", "N"),
    ("LON", "E"),
    ("LNG", "E"),
    ("LAT", "N"),
];

/// Digits a number may have: beyond 15, binary numbers of 64 bits no longer tell one from the next.
const DIGITS: u32 = 15;

fn tokens(text: &str) -> Result<Vec<Token>, Unreadable> {
    let mut plain: String = text.chars().map(|c| half_width(c).to_ascii_uppercase()).collect();
    for (word, letter) in WORDS {
        plain = plain.replace(word, letter);
    }
    let mut tokens = Vec::new();
    let mut rest = plain.chars().peekable();
    while let Some(c) = rest.next() {
        let token = match c {
            '0'..='9' | '.' | '+' | '-' | '−' | '–' | '—' => {
                let negative = matches!(c, '-' | '−' | '–' | '—');
                let (mut digits, mut count, mut decimals) = (0, 0, 0);
                let mut in_decimals = c == '.';
                let mut seen = u32::from(c.is_ascii_digit());
                if let Some(digit) = c.to_digit(10) {
                    (digits, count) = (u64::from(digit), 1);
                }
                while let Some(next) = rest.next_if(|c| c.is_ascii_digit() || (*c == '.' && !in_decimals)) {
                    let Some(digit) = next.to_digit(10) else {
                        in_decimals = true;
                        continue;
                    };
                    seen += 1;
                    if count < DIGITS {
                        digits = digits * 10 + u64::from(digit);
                        count += 1;
                        decimals += u32::from(in_decimals);
                    } else if !in_decimals {
                        return Err(Unreadable::Character(next));
                    }
                }
                if seen == 0 || rest.peek() == Some(&'.') {
                    return Err(Unreadable::Character(c));
                }
                Token::Number { digits, decimals, negative }
            }
            '°' | 'º' | '˚' | '度' => Token::Degree,
            '\'' | '′' | '’' | '‘' | '分' if rest.next_if_eq(&c).is_some() => Token::Second,
            '\'' | '′' | '’' | '‘' | '分' => Token::Minute,
            '"' | '″' | '”' | '“' | '秒' => Token::Second,
            'E' | 'W' | 'N' | 'S' => Token::Letter(c),
            ',' | '、' | ';' | '/' => Token::Separator,
            ':' | '=' | '(' | ')' | '[' | ']' => continue,
            c if c.is_whitespace() => continue,
            c => return Err(Unreadable::Character(c)),
        };
        tokens.push(token);
    }
    Ok(tokens)
}

/// Both angles, in the order they were typed.
pub(super) fn pair(text: &str) -> Result<[Angle; 2], Unreadable> {
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(Unreadable::Empty);
    }
    let letters_first = matches!(tokens.first(), Some(Token::Letter(_)));
    let mut found = Vec::new();
    let mut at = 0;
    let mut letter = None;
    while at < tokens.len() {
        match tokens[at] {
            Token::Separator => at += 1,
            Token::Letter(c) if letters_first => {
                letter = Some(c);
                at += 1;
            }
            Token::Number { .. } => {
                let (degrees, used) = angle(&tokens[at..])?;
                at += used;
                if !letters_first && let Some(Token::Letter(c)) = tokens.get(at) {
                    letter = Some(*c);
                    at += 1;
                }
                found.push(lettered(degrees, letter.take()));
            }
            Token::Letter(c) => return Err(Unreadable::Character(c)),
            Token::Degree | Token::Minute | Token::Second => return Err(Unreadable::Parts),
        }
    }
    let count = found.len();
    <[Angle; 2]>::try_from(found).map_err(|_| Unreadable::Count(count))
}

fn lettered(degrees: f64, letter: Option<char>) -> Angle {
    let axis = letter.map(|c| if matches!(c, 'E' | 'W') { Axis::Longitude } else { Axis::Latitude });
    let degrees = if matches!(letter, Some('W' | 'S')) { -degrees } else { degrees };
    Angle { degrees, axis }
}

/// One angle at the head of the tokens, and how many of them it takes: `24.91`, `24.91°`, `24°54.6′`, `24°54′36″`. A
/// number without a mark belongs to the angle before it where it can be its minutes or seconds.
fn angle(tokens: &[Token]) -> Result<(f64, usize), Unreadable> {
    let Some(Token::Number { digits, decimals, negative }) = tokens.first().copied() else {
        return Err(Unreadable::Count(0));
    };
    let mut degrees = value(digits, decimals);
    let mut used = 1;
    let sign = if negative { -1.0 } else { 1.0 };
    if tokens.get(used) != Some(&Token::Degree) {
        return Ok((sign * degrees, used));
    }
    used += 1;
    let mut whole = decimals == 0;
    for (mark, size) in [(Token::Minute, 60.0), (Token::Second, 3600.0)] {
        let Some(Token::Number { digits, decimals, negative: false }) = tokens.get(used).copied() else {
            break;
        };
        let part = value(digits, decimals);
        let marked = tokens.get(used + 1) == Some(&mark);
        let next_angle = tokens.get(used + 1) == Some(&Token::Degree);
        if !marked && (next_angle || !whole || part >= 60.0) {
            break;
        }
        if !whole || part >= 60.0 {
            return Err(Unreadable::Parts);
        }
        degrees += part / size;
        used += 1 + usize::from(marked);
        whole = decimals == 0;
        if !marked {
            break;
        }
    }
    Ok((sign * degrees, used))
}

/// A number of at most 15 digits: exact in 64 bits, and so is the power of ten it is divided by.
fn value(digits: u64, decimals: u32) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "15 digits are exact below 2^53")]
    let digits = digits as f64;
    digits / (0..decimals).fold(1.0, |power, _| power * 10.0)
}
