// Tries: export something that cannot be called.
// Holds: the file is refused with the name of the function that is missing.
export const linear_forward = 42;
