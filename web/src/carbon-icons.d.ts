declare module '@carbon/icons/es/*' {
  interface IconNode {
    elem: string;
    attrs: Record<string, string | number>;
    content?: IconNode[];
  }
  const descriptor: IconNode & { name: string; size: number };
  export default descriptor;
}
