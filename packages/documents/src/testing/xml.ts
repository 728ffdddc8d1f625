// For tests: XML as a tree of named nodes, for reading back what was written.
import { SaxesParser } from 'saxes';

export class XmlNode {
  readonly children: XmlNode[] = [];
  text = '';
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;

  constructor(name: string, attributes: Readonly<Record<string, string>>) {
    this.name = name;
    this.attributes = attributes;
  }

  /** The first child of a name. */
  child(name: string): XmlNode | undefined {
    return this.children.find((one) => one.name === name);
  }

  /** Everything below of a name, in the order of the document. */
  all(name: string): readonly XmlNode[] {
    return this.children.flatMap((one) => [...(one.name === name ? [one] : []), ...one.all(name)]);
  }
}

/** The tree, below a root without a name. */
export function parseXml(xml: string): XmlNode {
  const root = new XmlNode('', {});
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node = new XmlNode(name, attributes);
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root;
}
