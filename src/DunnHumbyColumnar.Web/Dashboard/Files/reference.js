// The reference page of the API, by the package's script. Nothing is loaded from other hosts.
Scalar.createApiReference('#app', {
  sources: [{ title: 'v1', url: document.getElementById('app').dataset.document }],
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  proxyUrl: '',
});
