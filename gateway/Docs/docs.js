// The gateway wants X-CSRF on writes that ride on the session cookie.
export default {
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  onBeforeRequest: ({ requestBuilder }) => requestBuilder.headers.set('X-CSRF', '1'),
}
