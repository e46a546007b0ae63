// How the journeys are run: the release binary with its demo data, a desktop and a phone.
import { defineConfig, devices } from "@playwright/test";
import { chromium, launchArguments } from "./fixtures/browser.mjs";

const port = Number(process.env.GUATU_E2E_PORT ?? 3917);
const binary = process.env.GUATU_BINARY ?? "../target/release/guatu";

export default defineConfig({
  testDir: ".",
  testMatch: ["journeys/**/*.spec.ts", "bugs/**/*.spec.ts"],
  outputDir: "test-results",
  forbidOnly: !!process.env.CI,
  fullyParallel: true,
  workers: 2,
  // A second try tells a slow machine from a broken page; the report names what needed one.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: "retain-on-failure",
    // A service worker would load what journeys want to hold up themselves; the journey about it allows it.
    serviceWorkers: "block",
    launchOptions: { executablePath: chromium(), args: launchArguments },
  },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 }, locale: "zh-CN" },
    },
    {
      name: "phone",
      // A phone has no keyboard.
      testIgnore: "**/keyboard.spec.ts",
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 }, locale: "zh-CN" },
    },
  ],
  webServer: {
    command: `./fixtures/serve.sh ${binary} ${port}`,
    url: `http://127.0.0.1:${port}/readyz`,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});
