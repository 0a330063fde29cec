// The gateway wants X-CSRF on writes that ride on the session cookie.
export default {
  telemetry: false,
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
  onBeforeRequest: ({ request, requestBuilder }) => (request ?? requestBuilder).headers.set('X-CSRF', '1'),
}
