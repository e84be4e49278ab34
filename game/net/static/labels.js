// Places for the labels of points on a chart, so that none covers another label or another point.

const AROUND = [[1, 0], [-1, 0], [1, -1], [1, 1], [-1, -1], [-1, 1], [0, -1], [0, 1]];

const overlap = (one, other) => Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) * Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
const box = (x, y, wide, tall) => ({ left: x - wide / 2, right: x + wide / 2, top: y - tall / 2, bottom: y + tall / 2 });

/**
 * The middle of a label for each point: beside it if there is room, else wherever around it the least is covered.
 *
 * @param {{x: number, y: number}[]} points in the order of their rank: the first choose first
 * @param {{wide: number, tall: number, mark: number}} size of a label, and of the marks of the points
 * @param {{x: number, y: number}[]} others marks without a label
 * @param {{left: number, right: number, top: number, bottom: number}} frame that labels stay in
 */
export function labelPlaces(points, size, others, frame) {
  const taken = points.map((point) => box(point.x, point.y, size.mark, size.mark));
  const lesser = others.map((point) => box(point.x, point.y, size.mark * 0.8, size.mark * 0.8));
  return points.map((point) => {
    let best = null;
    for (const [across, down] of AROUND) {
      const x = point.x + across * (size.mark / 2 + size.wide / 2 + 2);
      const y = point.y + down * (size.mark / 2 + size.tall / 2 + 1);
      const wanted = box(x, y, size.wide, size.tall);
      const outside = wanted.left < frame.left || wanted.right > frame.right || wanted.top < frame.top || wanted.bottom > frame.bottom;
      const covered = taken.reduce((sum, one) => sum + overlap(wanted, one), 0) + lesser.reduce((sum, one) => sum + overlap(wanted, one) / 4, 0) + (outside ? 1e6 : 0);
      if (!best || covered < best.covered - 1e-9) best = { x, y, covered, wanted };
    }
    taken.push(best.wanted);
    return { x: best.x, y: best.y };
  });
}
