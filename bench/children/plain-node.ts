// Imported first: tsx turns source maps on, while plain Node.js, which CDKTF alone runs in, has them off.
process.setSourceMapsEnabled(false);
