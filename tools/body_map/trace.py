"""Labels per pixel to polygons: shared borders stay shared, and are smooth.

The pixel edges between different labels are joined into arcs from junction to junction; each arc is smoothed along its
length with its ends held, thinned, and the arcs are put together to faces again. So both sides of a border use the same
line. Labels are carried a little beyond the body's edge first and cut with the smooth outline at the end, so that no
sliver is left along the silhouette.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely
from scipy.ndimage import distance_transform_edt, gaussian_filter1d
from scipy.ndimage import label as components

from tools.body_map.raster import Picture

Array = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
Shapes = dict[int, shapely.MultiPolygon]

GRID = 0.01  # cm on the sheet: two decimals in the file
SLIVER = 0.06  # cm2 of the body: nothing smaller is kept
THIN = 0.008  # cm on the sheet: how far a thinned border may stand off
HIDDEN = -1  # the label of skin that is not asked about: the right half of the body
REACH = 0.6  # cm on the sheet that a label is carried beyond the body's edge


def shapes(picture: Picture, labels: Labels, outline: shapely.Geometry, smooth: float) -> Shapes:
    """{label: polygons} of a picture's skin labels (one for each pixel that shows skin); label 0 is left out.

    Skin with the label HIDDEN counts as beyond the body's edge.

    `smooth` is the standard deviation of the smoothing along a border in cm on the sheet.
    """
    image = spread(picture, labels)
    faces, found = cut_up(picture, image, smooth)
    result: Shapes = {}
    for value in np.unique(found[found > 0]):
        whole = shapely.intersection(shapely.union_all(faces[found == value]), outline)
        kept = keep(whole, least(picture))
        if not kept.is_empty:
            result[int(value)] = kept
    return result


def outline(picture: Picture, smooth: float) -> shapely.MultiPolygon:
    """The silhouette of the view."""
    faces, found = cut_up(picture, picture.skin.astype(np.int64), smooth)
    return keep(shapely.union_all(faces[found == 1]), least(picture))


def spread(picture: Picture, labels: Labels) -> Labels:
    """The label image: specks are given to their neighbours, labels reach beyond the body's edge."""
    image = np.full(picture.triangle.shape, HIDDEN)
    image[picture.skin] = labels
    labelled = image != HIDDEN
    known = labelled & ~specks(image, labelled, least(picture) * picture.per_cm**2)
    distance, (rows, columns) = distance_transform_edt(~known, return_indices=True)
    reached = labelled | (distance <= REACH * picture.per_cm)
    return np.where(reached, image[rows, columns], 0)


def specks(image: Labels, inside: npt.NDArray[np.bool_], fewest: float) -> npt.NDArray[np.bool_]:
    """Pixels of connected patches of one label that have fewer than `fewest` pixels."""
    small = np.zeros(image.shape, bool)
    for value in np.unique(image[inside]):
        patch, _ = components(inside & (image == value))
        size = np.bincount(patch.ravel())
        few = size < fewest
        few[0] = False
        small |= few[patch]
    return small


def cut_up(picture: Picture, image: Labels, smooth: float) -> tuple[npt.NDArray[np.object_], Labels]:
    """Faces between the smoothed arcs of a label image, and the label of each."""
    padded = np.pad(image, 1)
    arcs = [smoothed(np.asarray(arc.coords) - 1, smooth * picture.per_cm) for arc in arcs_of(padded)]
    lines = [shapely.LineString(picture.sheet(arc[:, 0], arc[:, 1])) for arc in arcs]
    thin = [shapely.set_precision(shapely.simplify(line, THIN), GRID, mode="pointwise") for line in lines]
    nodes = shapely.node(shapely.MultiLineString([line for line in thin if line.length > 0]))
    faces = np.array(shapely.get_parts(shapely.polygonize(list(shapely.get_parts(nodes)))), object)
    inner = shapely.get_coordinates(shapely.point_on_surface(faces))
    rows, columns = picture.pixel(inner)
    return faces, image[rows, columns]


def arcs_of(image: Labels) -> list[shapely.LineString]:
    """The lines (column, row of pixel corners) between pixels of different label, from junction to junction."""
    rows, columns = np.nonzero(image[:, 1:] != image[:, :-1])
    upright = np.stack([np.c_[columns + 1, rows], np.c_[columns + 1, rows + 1]], 1)
    rows, columns = np.nonzero(image[1:] != image[:-1])
    level = np.stack([np.c_[columns, rows + 1], np.c_[columns + 1, rows + 1]], 1)
    edges = np.asarray(shapely.linestrings(np.concatenate([upright, level]).astype(float)))
    merged = shapely.line_merge(shapely.MultiLineString(list(edges)))
    return list(shapely.get_parts(merged))


def smoothed(arc: Array, sigma: float) -> Array:
    """An arc of unit steps smoothed along its length; the ends of an open arc stay where they are.

    Takes (column, row) and gives (row, column).
    """
    path = arc[:, ::-1].astype(float)
    middles = (path[1:] + path[:-1]) / 2
    if np.array_equal(path[0], path[-1]):
        ring = gaussian_filter1d(middles, sigma, axis=0, mode="wrap")
        return np.vstack([ring, ring[:1]])
    count = min(len(middles), int(4 * sigma) + 1)
    before = 2 * path[0] - middles[:count][::-1]
    after = 2 * path[-1] - middles[-count:][::-1]
    least = min(sigma, max(len(middles) / 4, 0.5))
    wide = gaussian_filter1d(np.vstack([before, middles, after]), least, axis=0, mode="nearest")
    return np.vstack([path[:1], wide[count : count + len(middles)], path[-1:]])


def least(picture: Picture) -> float:
    """The smallest area that is kept in a view, cm2 on the sheet."""
    return SLIVER * picture.spec.scale**2


def keep(geometry: shapely.Geometry, least: float = SLIVER) -> shapely.MultiPolygon:
    """The polygons of a geometry on the file's grid, without slivers and pinholes, exteriors counter-clockwise."""
    on_grid = shapely.set_precision(geometry, GRID)
    polygons = [part for part in shapely.get_parts(on_grid) if part.geom_type == "Polygon" and part.area >= least]
    return shapely.MultiPolygon([shapely.orient_polygons(without_pinholes(part, least)) for part in polygons])


def without_pinholes(polygon: shapely.Polygon, least: float) -> shapely.Polygon:
    """The polygon with the holes that are at least `least` cm2."""
    return shapely.Polygon(polygon.exterior, [r for r in polygon.interiors if shapely.Polygon(r).area >= least])
