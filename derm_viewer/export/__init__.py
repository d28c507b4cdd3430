"""What leaves the program: the sheet as PDF, SVG, PNG or on paper, and the answer for other programs."""
