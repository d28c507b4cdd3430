"""Joins the body with the consultation: a click asks it, and whatever changes there is shown."""

from __future__ import annotations

from derm_viewer.consult.consult import ALL_MAPS, LEGS, Consult
from derm_viewer.screen.canvas.body_canvas import BodyCanvas


def wire_body(canvas: BodyCanvas, consult: Consult) -> None:
    """From now on the body shows what holds in the consultation."""
    canvas.point_pressed.connect(consult.foresee)
    canvas.point_clicked.connect(consult.point_at)
    consult.answer_changed.connect(canvas.show_answer)
    consult.shown_map_changed.connect(canvas.set_shown_map)
    consult.added_changed.connect(canvas.set_added)
    consult.root_changed.connect(canvas.set_root)
    consult.leg_changed.connect(canvas.set_leg)
    # The body starts with all maps and the left leg, and each setter costs it time.
    if consult.shown_map != ALL_MAPS:
        canvas.set_shown_map(consult.shown_map)
    if consult.leg != LEGS[0]:
        canvas.set_leg(consult.leg)
    if consult.added:
        canvas.set_added(consult.added)
