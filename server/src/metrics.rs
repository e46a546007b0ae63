//! The figures of `/metrics`, in the text format of Prometheus / OpenMetrics.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

/// What is counted. Labels have few values: routes are patterns, never addresses.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    page_hits: Counter,
    page_misses: Counter,
    projects: Gauge,
    journal_head: Gauge,
}

impl Default for Metrics {
    fn default() -> Self {
        // 0.25 ms to about 8 s.
        let histogram: fn() -> Histogram = || Histogram::new(exponential_buckets(0.000_25, 2.0, 16));
        let mut registry = Registry::with_prefix("guatu");
        let requests = Family::default();
        registry.register("http_requests", "Requests answered", requests.clone());
        let seconds = Family::new_with_constructor(histogram);
        registry.register("http_request_seconds", "Time until an answer begins", seconds.clone());
        let page_hits = Counter::default();
        registry.register("page_cache_hits", "Pages answered from memory", page_hits.clone());
        let page_misses = Counter::default();
        registry.register("page_cache_misses", "Pages rendered", page_misses.clone());
        let projects = Gauge::default();
        registry.register("projects", "Projects in the portfolio", projects.clone());
        let journal_head = Gauge::default();
        registry.register("journal_head", "Last sequence number of the journal", journal_head.clone());
        Self { registry, requests, seconds, page_hits, page_misses, projects, journal_head }
    }
}

impl Metrics {
    /// Counts a request.
    pub fn request(&self, method: &str, route: &str, status: u16, elapsed: Duration) {
        // A client can make up methods; they must not make up series.
        let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
        let method = if known.contains(&method) { method } else { "other" };
        let answered = Answered { method: method.to_owned(), route: route.to_owned(), status };
        self.requests.get_or_create(&answered).inc();
        self.seconds.get_or_create(&Route { route: route.to_owned() }).observe(elapsed.as_secs_f64());
    }

    /// Counts a page, from memory or rendered.
    pub fn page(&self, hit: bool) {
        let counter = if hit { &self.page_hits } else { &self.page_misses };
        counter.inc();
    }

    /// The text, with the figures of the portfolio as they are now.
    ///
    /// # Errors
    /// A figure cannot be written; the text format does not foresee it.
    pub fn text(&self, projects: usize, journal_head: i64) -> Result<String, std::fmt::Error> {
        self.projects.set(i64::try_from(projects).unwrap_or(i64::MAX));
        self.journal_head.set(journal_head);
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
