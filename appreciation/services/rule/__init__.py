"""What the rule needs to know before post goes, asked when planning and again when printing."""
