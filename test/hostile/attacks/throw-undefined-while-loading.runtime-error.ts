// Tries: throw undefined at the top of the file.
// Holds: anything can be thrown, at any time.
throw undefined;
