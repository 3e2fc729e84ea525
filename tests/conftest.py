"""Its folder is on the path of every test, so that all find what stands in it."""
