// The reference page of the API: the package's script, told what to show. Nothing is loaded from elsewhere.
Scalar.createApiReference('#app', {
  sources: [{ title: 'v1', url: '/openapi/v1.json' }],
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  proxyUrl: '',
});
