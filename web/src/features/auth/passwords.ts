/** The server's least length; it also refuses the best known passwords. */
export const passwordLength = 12;
