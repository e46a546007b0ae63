//! The least client there can be: one connection, one request after another, bodies read and thrown away.
//! A cleverer one would take more of the processors it shares with the server.

use crate::promise::Outcome;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer's head and how many bytes its body had.
pub struct Answered {
    pub status: u16,
    pub bytes: usize,
}

impl Client {
    pub fn connect(addr: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(addr)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self { stream, buffer: vec![0; 1 << 20] })
    }

    /// Asks, with `Content-Length` in the answer (all ours have it).
    pub fn get(&mut self, path: &str, headers: &str) -> Outcome<Answered> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n{headers}\r\n");
        self.stream.write_all(request.as_bytes())?;
        let mut filled = 0;
        let head = loop {
            let read = self.stream.read(&mut self.buffer[filled..])?;
            if read == 0 {
                return Err("the connection was closed".into());
            }
            filled += read;
            if let Some(at) = self.buffer[..filled].windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
        };
        let text = std::str::from_utf8(&self.buffer[..head])?.to_ascii_lowercase();
        let status = text.get(9..12).ok_or("status")?.parse()?;
        let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
        let bytes: usize = length.ok_or("content-length")?.trim().parse()?;
        let mut left = (head + bytes).checked_sub(filled).ok_or("more than one answer")?;
        while left > 0 {
            let room = left.min(self.buffer.len());
            let read = self.stream.read(&mut self.buffer[..room])?;
            left = left.checked_sub(read).filter(|_| read > 0).ok_or("the connection was closed")?;
        }
        Ok(Answered { status, bytes })
    }
}

/// A page's text.
pub fn text(addr: SocketAddr, path: &str) -> Outcome<String> {
    let mut stream = TcpStream::connect(addr)?;
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    Ok(text)
}

/// Requests a second of several connections over some time.
pub fn rate(addr: SocketAddr, path: &str, headers: &str, connections: usize, time: Duration) -> Outcome<f64> {
    let started = Instant::now();
    let threads: Vec<_> = (0..connections)
        .map(|_| {
            let (path, headers) = (path.to_owned(), headers.to_owned());
            std::thread::spawn(move || {
                let mut client = Client::connect(addr).map_err(|error| error.to_string())?;
                let mut count = 0_u32;
                while started.elapsed() < time {
                    let answered = client.get(&path, &headers).map_err(|error| error.to_string())?;
                    if answered.status != 200 {
                        return Err(format!("status {}", answered.status));
                    }
                    count += 1;
                }
                Ok::<u32, String>(count)
            })
        })
        .collect();
    let mut total = 0;
    for thread in threads {
        total += thread.join().map_err(|_| "a client panicked")??;
    }
    Ok(f64::from(total) / started.elapsed().as_secs_f64())
}
