//! The program itself: how soon its first page comes, and how much memory it holds when nobody asks.

use crate::client::{Client, text};
use crate::promise::{Outcome, at_most, told};
use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A portfolio size and what is promised for it.
struct Promised {
    projects: u32,
    memory_mb: f64,
    first_page_ms: f64,
}

const SMALL: Promised = Promised { projects: 282, memory_mb: 40.0, first_page_ms: 300.0 };
const LARGE: Promised = Promised { projects: 100_000, memory_mb: 300.0, first_page_ms: 3_000.0 };
/// Cold starts that are measured; the best counts, because the first one reads the program from disk.
const STARTS: u32 = 3;

pub fn measure() -> Outcome<()> {
    let program = program()?;
    let directory = tempfile::tempdir()?;
    let small = directory.path().join("small");
    // The first start loads the demonstration; later ones find it.
    let running = Running::start(&program, &small, &["--demo"])?;
    first_load(&running)?;
    drop(running);
    started(&program, &small, &SMALL)?;
    let large = directory.path().join("large");
    let projects = LARGE.projects.to_string();
    let begun = Instant::now();
    let mut making = Command::new(&program);
    making.args(["demo", "--projects", &projects, "--data"]).arg(&large).stdout(Stdio::null());
    if !making.status()?.success() {
        return Err("guatu demo failed".into());
    }
    told("making 100 000 projects", begun.elapsed().as_secs_f64(), " s");
    started(&program, &large, &LARGE)
}

/// Everything a browser fetches for the list the first time, compressed: the page and what it names.
fn first_load(running: &Running) -> Outcome<()> {
    const COMPRESSED: &str = "accept-encoding: gzip, br\r\n";
    let page = text(running.addr, "/projects")?;
    let quoted = page.split(['"', '\'']).filter(|part| part.starts_with("/pkg/"));
    let files: BTreeSet<&str> = quoted.collect();
    let mut client = Client::connect(running.addr)?;
    let mut bytes = client.get("/projects", COMPRESSED)?.bytes;
    for file in &files {
        let answered = client.get(file, COMPRESSED)?;
        if answered.status != 200 {
            return Err(format!("{file}: {}", answered.status).into());
        }
        bytes += answered.bytes;
    }
    at_most("first load of /projects, compressed", f64::from(u32::try_from(bytes)?) / 1000.0, 350.0, " kB");
    told("files it names", f64::from(u32::try_from(files.len())?), "");
    Ok(())
}

fn program() -> Outcome<PathBuf> {
    let path = std::env::var_os("GUATU_BIN")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/guatu"), PathBuf::from);
    if path.is_file() { Ok(path) } else { Err(format!("{} is missing: make build", path.display()).into()) }
}

fn started(program: &Path, data: &Path, promised: &Promised) -> Outcome<()> {
    let mut first_page = Duration::MAX;
    let mut memory = 0.0;
    for _ in 0..STARTS {
        let begun = Instant::now();
        let running = Running::start(program, data, &[])?;
        let mut client = Client::connect(running.addr)?;
        client.get("/", "")?;
        first_page = first_page.min(begun.elapsed());
        for _ in 0..3 {
            for path in ["/", "/projects", "/projects?limit=300", "/investment"] {
                client.get(path, "accept-encoding: gzip\r\n")?;
            }
            // Without compression, for with it the answer does not say how long it is.
            client.get("/api/v1/projects?limit=500", "")?;
        }
        std::thread::sleep(Duration::from_secs(2));
        memory = running.memory_mb()?;
    }
    let Promised { projects, memory_mb, first_page_ms } = promised;
    at_most(
        &format!("cold start to first page, {projects} projects"),
        first_page.as_secs_f64() * 1e3,
        *first_page_ms,
        " ms",
    );
    at_most(&format!("memory, idle after warm-up, {projects} projects"), memory, *memory_mb, " MB");
    Ok(())
}

/// A server on a free port, stopped by its own id.
struct Running {
    child: Child,
    addr: SocketAddr,
}

impl Running {
    fn start(program: &Path, data: &Path, arguments: &[&str]) -> Outcome<Self> {
        let mut command = Command::new(program);
        command.args(["serve", "--addr", "127.0.0.1:0", "--log", "warn", "--data"]).arg(data).args(arguments);
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("stdout")?).lines();
        let addr = lines.find_map(|line| {
            let line = line.ok()?;
            let (_, rest) = line.split_once("http://")?;
            rest.split(' ').next()?.parse().ok()
        });
        match addr {
            Some(addr) => Ok(Self { child, addr }),
            None => Err("the server did not say where it listens".into()),
        }
    }

    /// Resident memory: with the parts of the program's file that were touched.
    fn memory_mb(&self) -> Outcome<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("VmRSS")?;
        let kilobytes: u32 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(f64::from(kilobytes) / 1024.0)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
