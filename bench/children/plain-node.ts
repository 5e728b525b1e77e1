// Imported first, for what it does: tsx turns source maps on, and plain Node.js, which CDKTF alone runs with, has none.
process.setSourceMapsEnabled(false);
