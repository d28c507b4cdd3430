"""The patient's screen, and how the clinician leads it. Nothing here is brought in before it is first used."""
