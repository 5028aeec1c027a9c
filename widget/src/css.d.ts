/** A stylesheet's minified text. */
declare module '*.css' {
  const text: string;
  export default text;
}
