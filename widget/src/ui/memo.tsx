import { Component } from 'preact';
import type { ComponentClass, VNode } from 'preact';

/** Renders a component again only when one of its properties changes. */
export function memo<P extends object>(draw: (props: P) => VNode | null): ComponentClass<P> {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const [before, after] = [this.props, next] as unknown as Record<string, unknown>[];
      return Object.keys({ ...before, ...after }).some((key) => before?.[key] !== after?.[key]);
    }

    override render(): VNode | null {
      return draw(this.props);
    }
  };
}
